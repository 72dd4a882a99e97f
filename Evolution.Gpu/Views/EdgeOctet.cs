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

    /// <summary>Starts to fetch the values of the edges' sources.</summary>
    /// <param name="values">The values of the thread's lane.</param>
    public readonly ValueOctet Fetch(LaneValues values) => new()
    {
        A = Value(_a, values),
        B = Value(_b, values),
        C = Value(_c, values),
        D = Value(_d, values),
        E = Value(_e, values),
        F = Value(_f, values),
        G = Value(_g, values),
        H = Value(_h, values),
    };

    /// <summary>Leaves weights with the values of the sources.</summary>
    /// <param name="values">The values.</param>
    /// <param name="inputs">Receives weights and values.</param>
    /// <param name="first">Where the first one goes.</param>
    /// <param name="step">The distance from one to the next.</param>
    public readonly void Stage(ValueOctet values, InputBuffer inputs, int first, int step)
    {
        inputs.Set(first, _a, values.A);
        inputs.Set(first + step, _b, values.B);
        inputs.Set(first + (2 * step), _c, values.C);
        inputs.Set(first + (3 * step), _d, values.D);
        inputs.Set(first + (4 * step), _e, values.E);
        inputs.Set(first + (5 * step), _f, values.F);
        inputs.Set(first + (6 * step), _g, values.G);
        inputs.Set(first + (7 * step), _h, values.H);
    }

    private static ulong At(ArrayView<ulong> edges, int edge, int end) =>
        edges[IntrinsicMath.Max(0, IntrinsicMath.Min(edge, end - 1))];

    private static float Value(ulong edge, LaneValues values) => values[(int)(uint)edge];
}
