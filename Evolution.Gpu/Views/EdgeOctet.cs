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

    /// <summary>Fetches the values of the edges' sources, and leaves them with the weights.</summary>
    /// <param name="values">The values of the thread's lane.</param>
    /// <param name="inputs">Receives weights and values.</param>
    /// <param name="first">Where the first one goes.</param>
    /// <param name="step">The distance from one to the next.</param>
    public readonly void Stage(LaneValues values, InputBuffer inputs, int first, int step)
    {
        float a = Value(_a, values);
        float b = Value(_b, values);
        float c = Value(_c, values);
        float d = Value(_d, values);
        float e = Value(_e, values);
        float f = Value(_f, values);
        float g = Value(_g, values);
        float h = Value(_h, values);
        inputs.Set(first, _a, a);
        inputs.Set(first + step, _b, b);
        inputs.Set(first + (2 * step), _c, c);
        inputs.Set(first + (3 * step), _d, d);
        inputs.Set(first + (4 * step), _e, e);
        inputs.Set(first + (5 * step), _f, f);
        inputs.Set(first + (6 * step), _g, g);
        inputs.Set(first + (7 * step), _h, h);
    }

    private static ulong At(ArrayView<ulong> edges, int edge, int end) =>
        edges[IntrinsicMath.Max(0, IntrinsicMath.Min(edge, end - 1))];

    private static float Value(ulong edge, LaneValues values) => values[(int)(uint)edge];
}
