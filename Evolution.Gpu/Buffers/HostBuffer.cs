using System.Runtime.CompilerServices;
using ILGPU;
using ILGPU.Runtime;
using HostBuffers = Evolution.Core.Numerics.Buffers;

namespace Evolution.Gpu.Buffers;

/// <summary>Grow-only locked memory of the host.</summary>
/// <typeparam name="TElement">The elements.</typeparam>
/// <param name="accelerator">The device that copies to it; stays the caller's to dispose.</param>
internal sealed class HostBuffer<TElement>(Accelerator accelerator) : IDisposable
    where TElement : unmanaged
{
    private readonly HostLock _lock = new(accelerator);
    private TElement[] _elements = [];

    /// <summary>Makes room for some elements and returns them.</summary>
    public Span<TElement> Reserve(int length)
    {
        TElement[] before = _elements;
        HostBuffers.Reserve(ref _elements, length);
        if (!ReferenceEquals(before, _elements))
        {
            _lock.Lock(_elements);
        }

        return _elements.AsSpan(0, length);
    }

    /// <summary>Makes room for some elements, keeps the present ones and returns all.</summary>
    public Span<TElement> Grow(int length)
    {
        TElement[] before = _elements;
        HostBuffers.Grow(ref _elements, length);
        if (!ReferenceEquals(before, _elements))
        {
            _lock.Lock(_elements);
        }

        return _elements.AsSpan(0, length);
    }

    /// <summary>Returns the first elements as a device copies them.</summary>
    public ArrayView<TElement> View(int length) => _lock.Bytes(0, (long)length * Unsafe.SizeOf<TElement>()).Cast<TElement>();

    /// <inheritdoc/>
    public void Dispose()
    {
        _lock.Dispose();
        _elements = [];
    }
}
