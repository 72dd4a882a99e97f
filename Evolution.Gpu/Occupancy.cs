using ILGPU.Runtime;
using ILGPU.Runtime.OpenCL;

namespace Evolution.Gpu;

/// <summary>How many threads go in step on a device, and how many blocks a multiprocessor holds at once.</summary>
internal static class Occupancy
{
    /// <summary>The warps that OpenCL drivers have; see <see cref="Compiling.OpenClText"/> for why any number would do.</summary>
    private const int LeastWarpOfOpenCl = 32;
    private const int LargestWarpOfOpenCl = 64;

    /// <summary>What a multiprocessor of OpenCL holds is not told. Blocks that find no room wait for their turn and then find the queue empty.</summary>
    private const int ThreadsOfMultiprocessor = 2048;

    /// <summary>Returns the threads of a warp.</summary>
    public static int WarpSize(Accelerator accelerator) => accelerator.AcceleratorType == AcceleratorType.OpenCL
        ? Math.Min(Math.Clamp(accelerator.WarpSize, LeastWarpOfOpenCl, LargestWarpOfOpenCl), accelerator.MaxNumThreadsPerGroup)
        : accelerator.WarpSize;

    /// <summary>Returns the most warps of a block.</summary>
    public static int MostWarpsPerBlock(Accelerator accelerator) =>
        accelerator.AcceleratorType == AcceleratorType.OpenCL ? 1 : accelerator.MaxNumThreadsPerGroup / accelerator.WarpSize;

    /// <summary>Returns the blocks, or 0 where a kernel needs more registers than a block of so many threads has.</summary>
    public static int Blocks(Accelerator accelerator, Kernel kernel, int threads, long sharedBytes) => accelerator.AcceleratorType switch
    {
        // ILGPU's estimate for an emulated device is not one a multiprocessor; blocks that wait for others would then wait for ever.
        AcceleratorType.CPU => 1,
        AcceleratorType.OpenCL when threads > LargestBlock((CLAccelerator)accelerator, (CLKernel)kernel) => 0,
        AcceleratorType.OpenCL => (int)Math.Min(ThreadsOfMultiprocessor / threads, accelerator.MaxSharedMemoryPerGroup / Math.Max(1, sharedBytes)),
        _ => accelerator.EstimateMaxActiveGroupsPerMultiprocessor(kernel, threads, (int)sharedBytes),
    };

    private static long LargestBlock(CLAccelerator accelerator, CLKernel kernel) =>
        CLAPI.CurrentAPI.GetKernelWorkGroupInfo<nint>(kernel.KernelPtr, accelerator.DeviceId, CLKernelWorkGroupInfoType.CL_KERNEL_WORK_GROUP_SIZE);
}
