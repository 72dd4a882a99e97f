using Evolution.Core.Networks;
using Evolution.Core.Networks.Aggregations;
using Evolution.Core.Numerics;

namespace Evolution.Gpu.Views;

/// <summary>Eight weighted inputs next to each other, some of which may be those of other nodes.</summary>
public struct WeightedOctet
{
    /// <summary>The inputs.</summary>
    public const int Count = 8;

    /// <summary>The first one.</summary>
    public WeightedInput<Float1> A;

    /// <summary>The second one.</summary>
    public WeightedInput<Float1> B;

    /// <summary>The third one.</summary>
    public WeightedInput<Float1> C;

    /// <summary>The fourth one.</summary>
    public WeightedInput<Float1> D;

    /// <summary>The fifth one.</summary>
    public WeightedInput<Float1> E;

    /// <summary>The sixth one.</summary>
    public WeightedInput<Float1> F;

    /// <summary>The seventh one.</summary>
    public WeightedInput<Float1> G;

    /// <summary>The last one.</summary>
    public WeightedInput<Float1> H;

    /// <summary>Adds up all of them, in stored order.</summary>
    /// <param name="sum">The sum of what comes before.</param>
    public readonly Float1 AddTo(Float1 sum) =>
        Add(Add(Add(Add(Add(Add(Add(Add(sum, A), B), C), D), E), F), G), H);

    /// <summary>Adds up those that are a node's own, in stored order.</summary>
    /// <param name="sum">The sum of what comes before.</param>
    /// <param name="number">The number of the first of them among the node's; negative where that is another node's.</param>
    /// <param name="count">How many the node has.</param>
    public readonly Float1 AddTo(Float1 sum, int number, int count)
    {
        sum = AddOwn(sum, A, number, count);
        sum = AddOwn(sum, B, number + 1, count);
        sum = AddOwn(sum, C, number + 2, count);
        sum = AddOwn(sum, D, number + 3, count);
        sum = AddOwn(sum, E, number + 4, count);
        sum = AddOwn(sum, F, number + 5, count);
        sum = AddOwn(sum, G, number + 6, count);
        return AddOwn(sum, H, number + 7, count);
    }

    private static Float1 AddOwn(Float1 sum, WeightedInput<Float1> input, int number, int count)
    {
        Float1 more = Add(sum, input);
        return (uint)number < (uint)count ? more : sum;
    }

    private static Float1 Add(Float1 sum, WeightedInput<Float1> input) => Sum.Add(sum, input.Weight, input.Value);
}
