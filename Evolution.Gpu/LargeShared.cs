using System.Runtime.InteropServices;
using ILGPU.Runtime;
using ILGPU.Runtime.CPU;
using ILGPU.Runtime.Cuda;

namespace Evolution.Gpu;

/// <summary>The shared memory that a block may take where a kernel asks for it: of CUDA devices more than the 48 KB that every kernel may.</summary>
internal static class LargeShared
{
    /// <summary>CU_DEVICE_ATTRIBUTE_MAX_SHARED_MEMORY_PER_BLOCK_OPTIN of the driver's interface, which ILGPU has no name for.</summary>
    private const DeviceAttributeKind MostByRequest = (DeviceAttributeKind)97;

    /// <summary>CU_FUNC_ATTRIBUTE_MAX_DYNAMIC_SHARED_SIZE_BYTES.</summary>
    private const int MostOfFunction = 8;

    /// <summary>Little, so that tests meet networks whose values do not fit.</summary>
    private const int BytesOfEmulated = 8 << 10;

    /// <summary>The first architecture that copies to shared memory while threads go on.</summary>
    private static readonly CudaArchitecture LeastArchitecture = CudaArchitecture.SM_80;

    private delegate CudaError SetFunctionAttribute(nint function, int attribute, int value);

    /// <summary>Returns the bytes; 0 where a kernel had better not ask for so much.</summary>
    public static int BytesOf(Accelerator accelerator) => accelerator switch
    {
        CudaAccelerator cuda when cuda.Architecture >= LeastArchitecture => CudaAPI.CurrentAPI.GetDeviceAttribute(MostByRequest, cuda.DeviceId),
        CPUAccelerator => BytesOfEmulated,
        _ => 0,
    };

    /// <summary>Lets a kernel take as much. ILGPU does not call what that needs.</summary>
    /// <exception cref="CudaException">The driver does not allow it.</exception>
    public static void Allow(Accelerator accelerator, Kernel kernel)
    {
        if (kernel is CudaKernel cuda && BytesOf(accelerator) is > 0 and int bytes)
        {
            // ILGPU holds the library too, so that it stays loaded.
            nint library = NativeLibrary.Load(CudaDriver.Library);
            nint function = NativeLibrary.GetExport(library, "cuFuncSetAttribute");
            CudaException.ThrowIfFailed(Marshal.GetDelegateForFunctionPointer<SetFunctionAttribute>(function)(cuda.FunctionPtr, MostOfFunction, bytes));
            NativeLibrary.Free(library);
        }
    }
}
