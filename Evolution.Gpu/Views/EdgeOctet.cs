using ILGPU;

namespace Evolution.Gpu.Views;

/// <summary>Eight edges that a thread has under way from memory while it does something else.</summary>
public struct EdgeOctet
{
    /// <summary>The edges of one thread.</summary>
    public const int Count = 8;

    private ulong _a;
    private ulong _b;
    private ulong _c;
    private ulong _d;
    private ulong _e;
    private ulong _f;
    private ulong _g;
    private ulong _h;

    /// <summary>Starts to load edges <c>first</c>, <c>first + step</c>, and so on; past the end, the last one again.</summary>
    public static EdgeOctet Load(ArrayView<ulong> edges, int first, int step, int end) => new()
    {
        _a = At(edges, first, end),
        _b = At(edges, first + step, end),
        _c = At(edges, first + (2 * step), end),
        _d = At(edges, first + (3 * step), end),
        _e = At(edges, first + (4 * step), end),
        _f = At(edges, first + (5 * step), end),
        _g = At(edges, first + (6 * step), end),
        _h = At(edges, first + (7 * step), end),
    };

    /// <summary>Multiplies the edges by their sources' values.</summary>
    /// <param name="values">The values of the thread's lane.</param>
    /// <param name="terms">Receives the products.</param>
    /// <param name="first">Where the first one goes.</param>
    /// <param name="step">The distance from one to the next.</param>
    public readonly void Multiply(LaneValues values, TermBuffer terms, int first, int step)
    {
        float a = Term(_a, values);
        float b = Term(_b, values);
        float c = Term(_c, values);
        float d = Term(_d, values);
        float e = Term(_e, values);
        float f = Term(_f, values);
        float g = Term(_g, values);
        float h = Term(_h, values);
        terms.Set(first, a);
        terms.Set(first + step, b);
        terms.Set(first + (2 * step), c);
        terms.Set(first + (3 * step), d);
        terms.Set(first + (4 * step), e);
        terms.Set(first + (5 * step), f);
        terms.Set(first + (6 * step), g);
        terms.Set(first + (7 * step), h);
    }

    private static ulong At(ArrayView<ulong> edges, int edge, int end) =>
        edges[IntrinsicMath.Max(0, IntrinsicMath.Min(edge, end - 1))];

    private static float Term(ulong bits, LaneValues values)
    {
        Core.Networks.NetworkEdge edge = GlobalNodes.Unpack(bits);
        return Core.Networks.WeightedSum.Term(edge, new Core.Numerics.Float1(values[edge.Source])).Value;
    }
}
