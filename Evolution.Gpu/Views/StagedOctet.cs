using Evolution.Core.Networks.Aggregations;
using Evolution.Core.Numerics;
using ILGPU;

namespace Evolution.Gpu.Views;

/// <summary>Eight weighted inputs that lie next to each other in an <see cref="InputBuffer"/>.</summary>
public struct StagedOctet
{
    /// <summary>The inputs.</summary>
    public const int Count = 8;

    private StreamWord _ab;
    private StreamWord _cd;
    private StreamWord _ef;
    private StreamWord _gh;

    /// <summary>Reads an octet from where it begins.</summary>
    public static StagedOctet Read(ArrayView<StreamWord> words) => new() { _ab = words[0], _cd = words[1], _ef = words[2], _gh = words[3] };

    /// <summary>Adds up all of them, in stored order.</summary>
    /// <param name="sum">The sum of what comes before.</param>
    public readonly Float1 AddTo(Float1 sum)
    {
        sum = Add(sum, _ab.A, _ab.B);
        sum = Add(sum, _ab.C, _ab.D);
        sum = Add(sum, _cd.A, _cd.B);
        sum = Add(sum, _cd.C, _cd.D);
        sum = Add(sum, _ef.A, _ef.B);
        sum = Add(sum, _ef.C, _ef.D);
        sum = Add(sum, _gh.A, _gh.B);
        return Add(sum, _gh.C, _gh.D);
    }

    /// <summary>Adds up some of them, in stored order.</summary>
    /// <param name="first">The first one, at most 7.</param>
    /// <param name="end">One past the last one, or more; at least 1.</param>
    /// <param name="sum">The sum of what comes before.</param>
    public readonly Float1 AddTo(int first, int end, Float1 sum)
    {
        sum = first <= 0 ? Add(sum, _ab.A, _ab.B) : sum;
        sum = first <= 1 && end > 1 ? Add(sum, _ab.C, _ab.D) : sum;
        sum = first <= 2 && end > 2 ? Add(sum, _cd.A, _cd.B) : sum;
        sum = first <= 3 && end > 3 ? Add(sum, _cd.C, _cd.D) : sum;
        sum = first <= 4 && end > 4 ? Add(sum, _ef.A, _ef.B) : sum;
        sum = first <= 5 && end > 5 ? Add(sum, _ef.C, _ef.D) : sum;
        sum = first <= 6 && end > 6 ? Add(sum, _gh.A, _gh.B) : sum;
        return end > 7 ? Add(sum, _gh.C, _gh.D) : sum;
    }

    private static Float1 Add(Float1 sum, uint value, uint weight) =>
        Sum.Add(sum, new Float1(Interop.IntAsFloat(weight)), new Float1(Interop.IntAsFloat(value)));
}
