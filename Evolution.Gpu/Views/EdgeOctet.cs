using ILGPU;

namespace Evolution.Gpu.Views;

/// <summary>Eight edges that a thread has under way from memory while it does something else.</summary>
public struct EdgeOctet
{
    /// <summary>The edges of one thread.</summary>
    public const int Count = 8;

    private const ulong Weight = 0xFFFFFFFF00000000;

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

    /// <summary>Fetches the values of the edges' sources, and leaves them with the weights.</summary>
    /// <param name="values">The values of the thread's lane.</param>
    /// <param name="inputs">Receives weights and values.</param>
    /// <param name="first">Where the first one goes.</param>
    /// <param name="step">The distance from one to the next.</param>
    public readonly void Stage(LaneValues values, InputBuffer inputs, int first, int step)
    {
        ulong a = Input(_a, values);
        ulong b = Input(_b, values);
        ulong c = Input(_c, values);
        ulong d = Input(_d, values);
        ulong e = Input(_e, values);
        ulong f = Input(_f, values);
        ulong g = Input(_g, values);
        ulong h = Input(_h, values);
        inputs.Set(first, a);
        inputs.Set(first + step, b);
        inputs.Set(first + (2 * step), c);
        inputs.Set(first + (3 * step), d);
        inputs.Set(first + (4 * step), e);
        inputs.Set(first + (5 * step), f);
        inputs.Set(first + (6 * step), g);
        inputs.Set(first + (7 * step), h);
    }

    private static ulong At(ArrayView<ulong> edges, int edge, int end) =>
        edges[IntrinsicMath.Max(0, IntrinsicMath.Min(edge, end - 1))];

    /// <summary>Puts the value of an edge's source in the place of its number.</summary>
    private static ulong Input(ulong edge, LaneValues values) => (edge & Weight) | Interop.FloatAsInt(values[(int)(uint)edge]);
}
