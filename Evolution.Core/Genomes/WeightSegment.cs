using Evolution.Core.Numerics;

namespace Evolution.Core.Genomes;

/// <summary>The weights, biases and time constants of the genomes that one worker wrote in a generation.</summary>
internal sealed class WeightSegment
{
    private float[] _values = [];
    private int _length;

    /// <summary>Forgets all of them.</summary>
    public void Clear() => _length = 0;

    /// <summary>Reserves the floats of a genome.</summary>
    /// <returns>The position of the first.</returns>
    public int Append(int length)
    {
        int offset = _length;
        _length = checked(_length + length);
        Buffers.Grow(ref _values, _length);
        return offset;
    }

    /// <summary>Returns floats that were reserved.</summary>
    public Span<float> Values(int offset, int length) => _values.AsSpan(offset, length);
}
