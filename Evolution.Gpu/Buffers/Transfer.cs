using ILGPU;
using ILGPU.Runtime;
using ILGPU.Runtime.OpenCL;

namespace Evolution.Gpu.Buffers;

/// <summary>Copies between host and device. For OpenCL not by ILGPU, which there copies all of the host's memory that a view lies in, whatever the view's length.</summary>
internal static class Transfer
{
    /// <summary>Lets a stream copy to the device, from host memory that stays as it is until then.</summary>
    public static void ToDevice<TElement>(AcceleratorStream stream, ArrayView<TElement> host, ArrayView<TElement> device)
        where TElement : unmanaged
    {
        if (stream is not CLStream)
        {
            device.CopyFrom(stream, host);
            return;
        }

        (nint buffer, nint offset, nint size) = Place(device);
        CLException.ThrowIfFailed(CLAPI.CurrentAPI.WriteBuffer(stream, buffer, blockingWrite: false, offset, size, host.LoadEffectiveAddressAsPtr()));
    }

    /// <summary>Lets a stream copy to the host.</summary>
    public static void ToHost<TElement>(AcceleratorStream stream, ArrayView<TElement> device, ArrayView<TElement> host)
        where TElement : unmanaged
    {
        if (stream is not CLStream)
        {
            device.CopyTo(stream, host);
            return;
        }

        (nint buffer, nint offset, nint size) = Place(device);
        CLException.ThrowIfFailed(CLAPI.CurrentAPI.ReadBuffer(stream, buffer, blockingRead: false, offset, size, host.LoadEffectiveAddressAsPtr()));
    }

    private static (nint Buffer, nint Offset, nint Size) Place<TView>(TView device)
        where TView : struct, IContiguousArrayView =>
        (device.Buffer.NativePtr, (nint)device.IndexInBytes, (nint)device.LengthInBytes);
}
