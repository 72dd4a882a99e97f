using System.Runtime.InteropServices;

namespace Evolution.Core.Numerics;

/// <summary>Grow-only floats that start on a cache line, so that no vector load straddles two of them.</summary>
public sealed class AlignedFloats
{
    private const int CacheLineBytes = 64;
    private const int FloatsOfSlack = CacheLineBytes / sizeof(float);

    private float[] _pinned = [];
    private int _offset;
    private int _capacity;

    /// <summary>Returns <paramref name="length"/> floats. Where they fit what is there, the contents are kept; else they are 0.</summary>
    public Span<float> Reserve(int length)
    {
        if (_capacity < length)
        {
            _capacity = checked(length + (length / 2));
            _pinned = GC.AllocateArray<float>(_capacity + FloatsOfSlack, pinned: true);
            long address = Marshal.UnsafeAddrOfPinnedArrayElement(_pinned, 0);
            _offset = (int)((CacheLineBytes - (address % CacheLineBytes)) % CacheLineBytes) / sizeof(float);
        }

        return _pinned.AsSpan(_offset, length);
    }
}
