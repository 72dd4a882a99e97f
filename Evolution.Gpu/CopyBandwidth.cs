using System.Diagnostics;
using ILGPU;
using ILGPU.Runtime;

namespace Evolution.Gpu;

/// <summary>Measures what the evaluation of a large network is compared with: how fast a device copies within its own memory.</summary>
public static class CopyBandwidth
{
    private const int Attempts = 5;
    private const int CopiesAtOnce = 10;

    /// <summary>Returns bytes read and written a second, the best of several attempts.</summary>
    /// <param name="device">The device; stays the caller's to dispose.</param>
    /// <param name="bytes">Bytes to copy, far more than the device's caches hold.</param>
    public static double Measure(GpuDevice device, long bytes)
    {
        ArgumentNullException.ThrowIfNull(device);
        Accelerator accelerator = device.Accelerator;
        using MemoryBuffer1D<byte, Stride1D.Dense> from = accelerator.Allocate1D<byte>(bytes);
        using MemoryBuffer1D<byte, Stride1D.Dense> to = accelerator.Allocate1D<byte>(bytes);
        from.MemSetToZero();
        double best = 0;
        for (int attempt = 0; attempt < Attempts; attempt++)
        {
            accelerator.Synchronize();
            long began = Stopwatch.GetTimestamp();
            for (int copy = 0; copy < CopiesAtOnce; copy++)
            {
                from.View.CopyTo(accelerator.DefaultStream, to.View);
            }

            accelerator.Synchronize();
            best = Math.Max(best, 2.0 * bytes * CopiesAtOnce / Stopwatch.GetElapsedTime(began).TotalSeconds);
        }

        return best;
    }
}
