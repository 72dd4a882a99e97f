using Evolution.Gpu.Compiling;
using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;
using ILGPU.Runtime.OpenCL;

namespace Evolution.Gpu.Faults;

/// <summary>Tells what a device did wrong from what the program did.</summary>
public static class DeviceFault
{
    /// <summary>Returns whether the host could do what failed here.</summary>
    public static bool IsFault(Exception exception) =>
        exception is AcceleratorException or DeviceMemoryException or KernelRefusedException or DeviceUnavailableException;

    /// <summary>Returns whether the device had too little memory.</summary>
    internal static bool IsOutOfMemory(Exception exception) => exception switch
    {
        CudaException cuda => cuda.Error == nameof(CudaError.CUDA_ERROR_OUT_OF_MEMORY) || cuda.Message.Contains("out of memory", StringComparison.OrdinalIgnoreCase),
        CLException openCl => openCl.Error is CLError.CL_MEM_OBJECT_ALLOCATION_FAILURE or CLError.CL_OUT_OF_RESOURCES or CLError.CL_OUT_OF_HOST_MEMORY or CLError.CL_INVALID_BUFFER_SIZE,
        _ => false,
    };

    /// <summary>Returns what a driver said: exceptions of OpenCL have it in no message.</summary>
    public static string TextOf(Exception exception) => exception is CLException openCl ? openCl.Error.ToString() : exception.Message;

    /// <summary>Disposes what belongs to a device that may be lost, on which freeing fails like everything else.</summary>
    internal static void DisposeQuietly(IDisposable owner)
    {
        try
        {
            owner.Dispose();
        }
        catch (AcceleratorException)
        {
            // The driver frees what a lost device had when the process ends.
        }
    }
}
