using System.Runtime.CompilerServices;

namespace Evolution.Core.Numerics;

/// <summary>
/// A worker's grow-only scratch elements, a cache line and more away from anybody else's: small arrays of two workers
/// would otherwise end up side by side when the heap is compacted, and each write of one would stall the other.
/// </summary>
/// <typeparam name="TElement">The element: a struct without references.</typeparam>
internal sealed class PaddedBuffer<TElement>
    where TElement : unmanaged
{
    private const int BytesOfPadding = 256;

    private TElement[] _pinned = [];
    private int _capacity;

    /// <summary>Returns <paramref name="length"/> elements. Where they fit what is there, the contents are kept; else they are 0.</summary>
    public Span<TElement> Reserve(int length)
    {
        int padding = (BytesOfPadding + Unsafe.SizeOf<TElement>() - 1) / Unsafe.SizeOf<TElement>();
        if (_capacity < length)
        {
            _capacity = length;
            _pinned = GC.AllocateArray<TElement>(checked(length + (2 * padding)), pinned: true);
        }

        return _pinned.AsSpan(padding, length);
    }
}
