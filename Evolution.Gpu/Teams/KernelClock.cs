using System.Diagnostics;
using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;

namespace Evolution.Gpu.Teams;

/// <summary>
/// Times what a device computes: a CUDA device by its own clock, so that the kernel can be launched while what it needs is still under way.
/// Elsewhere the host waits before and after.
/// </summary>
/// <param name="accelerator">The device; stays the caller's to dispose.</param>
internal sealed class KernelClock(Accelerator accelerator) : IDisposable
{
    private nint _startEvent;
    private nint _stopEvent;
    private long _began;

    /// <summary>Notes when the device has done all that it was asked for.</summary>
    /// <exception cref="AcceleratorException">The device failed.</exception>
    public void Start()
    {
        if (accelerator is CudaAccelerator)
        {
            Record(ref _startEvent);
            return;
        }

        accelerator.Synchronize();
        _began = Stopwatch.GetTimestamp();
    }

    /// <summary>Waits for the device.</summary>
    /// <returns>The milliseconds since <see cref="Start"/>.</returns>
    /// <exception cref="AcceleratorException">The device failed.</exception>
    public double Stop()
    {
        if (accelerator is not CudaAccelerator)
        {
            accelerator.Synchronize();
            return Stopwatch.GetElapsedTime(_began).TotalMilliseconds;
        }

        Record(ref _stopEvent);
        accelerator.Synchronize();
        CudaException.ThrowIfFailed(CudaAPI.CurrentAPI.ElapsedTime(out float milliseconds, _startEvent, _stopEvent));
        return milliseconds;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Destroy(ref _startEvent);
        Destroy(ref _stopEvent);
    }

    private void Record(ref nint @event)
    {
        accelerator.Bind();
        if (@event == 0)
        {
            CudaException.ThrowIfFailed(CudaAPI.CurrentAPI.CreateEvent(out @event, CudaEventFlags.CU_EVENT_DEFAULT));
        }

        CudaException.ThrowIfFailed(CudaAPI.CurrentAPI.RecordEvent(@event, ((CudaStream)accelerator.DefaultStream).StreamPtr));
    }

    private static void Destroy(ref nint @event)
    {
        if (@event != 0)
        {
            // A device that is lost has lost its events too.
            _ = CudaAPI.CurrentAPI.DestroyEvent(@event);
            @event = 0;
        }
    }
}
