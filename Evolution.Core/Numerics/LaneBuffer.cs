namespace Evolution.Core.Numerics;

/// <summary>One lane of values stored as <c>[index][lane]</c>: element <c>i</c> lies at <c>offset + i * stride</c>.</summary>
/// <param name="values">The values of all lanes.</param>
/// <param name="offset">Position of element 0 of this lane.</param>
/// <param name="stride">Distance between neighbouring elements of one lane; 1 for a contiguous row.</param>
public readonly ref struct LaneBuffer(Span<float> values, int offset, int stride) : IFloatBuffer
{
    private readonly Span<float> _values = values;
    private readonly int _offset = offset;
    private readonly int _stride = stride;

    /// <inheritdoc/>
    public float this[int index]
    {
        get => _values[_offset + (index * _stride)];
        set => _values[_offset + (index * _stride)] = value;
    }
}
