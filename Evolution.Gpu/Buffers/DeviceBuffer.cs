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
            // What has grown once grows on, and freeing memory waits for all that the device computes.
            long spare = _buffer is null ? needed / 16 : needed / 4;
            _buffer?.Dispose();
            _buffer = null;
            _buffer = accelerator.Allocate1D<TElement>(needed + spare);
        }

        return _buffer.View.BaseView.SubView(0, needed);
    }

    /// <summary>Returns room for some elements, at least one, all of which a stream sets to 0.</summary>
    public ArrayView<TElement> ReserveZero(AcceleratorStream stream, long length)
    {
        ArrayView<TElement> view = Reserve(length);
        view.MemSetToZero(stream);
        return view;
    }

    /// <summary>Copies elements to the device and waits for the copy.</summary>
    public ArrayView<TElement> Upload(ReadOnlySpan<TElement> elements)
    {
        ArrayView<TElement> view = Reserve(elements.Length);
        if (elements.Length > 0)
        {
            view.CopyFromCPU(accelerator.DefaultStream, in elements);
        }

        return view;
    }

    /// <summary>Lets a stream copy elements to the device, from host memory that stays as it is until then.</summary>
    public ArrayView<TElement> Upload(AcceleratorStream stream, ArrayView<TElement> elements)
    {
        ArrayView<TElement> view = Reserve(elements.Length);
        if (elements.Length > 0)
        {
            Transfer.ToDevice(stream, elements, view);
        }

        return view;
    }

    /// <summary>Lets a stream copy the first elements to the host.</summary>
    public void Download(AcceleratorStream stream, ArrayView<TElement> elements) =>
        Transfer.ToHost(stream, _buffer!.View.BaseView.SubView(0, elements.Length), elements);

    /// <summary>Frees the memory. A later reservation takes some again.</summary>
    public void Dispose()
    {
        _buffer?.Dispose();
        _buffer = null;
    }
}
