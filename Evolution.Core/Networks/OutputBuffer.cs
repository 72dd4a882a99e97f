using Evolution.Core.Numerics;

namespace Evolution.Core.Networks;

/// <summary>One lane's outputs, which lie wherever their nodes do.</summary>
/// <param name="values">Values as <c>[node][lane]</c>.</param>
/// <param name="outputs">Output to node.</param>
/// <param name="lane">The lane.</param>
/// <param name="stride">The distance between nodes.</param>
public readonly ref struct OutputBuffer(Span<float> values, ReadOnlySpan<int> outputs, int lane, int stride) : IFloatBuffer
{
    private readonly Span<float> _values = values;
    private readonly ReadOnlySpan<int> _outputs = outputs;
    private readonly int _lane = lane;
    private readonly int _stride = stride;

    /// <inheritdoc/>
    public float this[int index]
    {
        get => _values[(_outputs[index] * _stride) + _lane];
        set => _values[(_outputs[index] * _stride) + _lane] = value;
    }
}
