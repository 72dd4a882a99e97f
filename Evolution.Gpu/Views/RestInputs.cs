using Evolution.Core.Networks;
using Evolution.Core.Networks.Aggregations;
using Evolution.Core.Numerics;
using ILGPU;

namespace Evolution.Gpu.Views;

/// <summary>The weighted inputs of nodes whose edges make up no octet.</summary>
/// <param name="stream">Where these edges lie next.</param>
/// <param name="values">The values of the sources.</param>
public readonly struct RestInputs(NodeStream stream, ValueWindow values) : INodeInputs<Float1>
{
    private readonly NodeStream _stream = stream;
    private readonly ValueWindow _values = values;

    /// <inheritdoc/>
    public WeightedInput<Float1> this[int edge]
    {
        get
        {
            NetworkEdge one = GlobalNodes.Unpack(_stream.RestEdge(edge));
            return new(new Float1(one.Weight), new Float1(_values[one.Source]));
        }
    }

    /// <summary>Takes edges into the accumulator of a sum, in stored order; all are fetched before the first is added.</summary>
    /// <param name="first">The first edge.</param>
    /// <param name="count">How many; fewer than make up an octet.</param>
    /// <param name="sum">The accumulator.</param>
    public Float1 AddToSum(int first, int count, Float1 sum)
    {
        if (count == 0)
        {
            return sum;
        }

        int last = first + count - 1;
        WeightedInput<Float1> a = this[first];
        WeightedInput<Float1> b = this[IntrinsicMath.Min(first + 1, last)];
        WeightedInput<Float1> c = this[IntrinsicMath.Min(first + 2, last)];
        WeightedInput<Float1> d = this[IntrinsicMath.Min(first + 3, last)];
        WeightedInput<Float1> e = this[IntrinsicMath.Min(first + 4, last)];
        WeightedInput<Float1> f = this[IntrinsicMath.Min(first + 5, last)];
        WeightedInput<Float1> g = this[IntrinsicMath.Min(first + 6, last)];
        sum = Add(sum, a);
        sum = count > 1 ? Add(sum, b) : sum;
        sum = count > 2 ? Add(sum, c) : sum;
        sum = count > 3 ? Add(sum, d) : sum;
        sum = count > 4 ? Add(sum, e) : sum;
        sum = count > 5 ? Add(sum, f) : sum;
        return count > 6 ? Add(sum, g) : sum;
    }

    private static Float1 Add(Float1 sum, WeightedInput<Float1> input) => Sum.Add(sum, input.Weight, input.Value);
}
