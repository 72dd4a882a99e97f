using ILGPU;
using ILGPU.Runtime;

namespace Evolution.Gpu.Buffers;

/// <summary>Grow-only device memory.</summary>
/// <typeparam name="TElement">The elements.</typeparam>
/// <param name="accelerator">The device; stays the caller's to dispose.</param>
internal sealed class DeviceBuffer<TElement>(Accelerator accelerator) : IDisposable
    where TElement : unmanaged
{
    private MemoryBuffer1D<TElement, Stride1D.Dense>? _buffer;

    /// <summary>Gets the bytes taken on the device.</summary>
    public long Bytes => _buffer?.LengthInBytes ?? 0;

    /// <summary>Returns room for some elements, at least one; their contents are unspecified.</summary>
    public ArrayView<TElement> Reserve(long length)
    {
        long needed = Math.Max(1, length);
        if (_buffer is null || _buffer.Length < needed)
        {
            _buffer?.Dispose();
            _buffer = null;
            _buffer = accelerator.Allocate1D<TElement>(needed + (needed / 8));
        }

        return _buffer.View.BaseView.SubView(0, needed);
    }

    /// <summary>Copies elements to the device.</summary>
    public ArrayView<TElement> Upload(ReadOnlySpan<TElement> elements)
    {
        ArrayView<TElement> view = Reserve(elements.Length);
        if (elements.Length > 0)
        {
            _buffer!.View.SubView(0, elements.Length).CopyFromCPU(accelerator.DefaultStream, in elements);
        }

        return view;
    }

    /// <summary>Copies the first elements to the host.</summary>
    public void Download(Span<TElement> elements) =>
        _buffer!.View.SubView(0, elements.Length).CopyToCPU(accelerator.DefaultStream, in elements);

    /// <summary>Frees the memory. A later reservation takes some again.</summary>
    public void Dispose()
    {
        _buffer?.Dispose();
        _buffer = null;
    }
}
