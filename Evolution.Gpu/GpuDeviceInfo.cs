using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;

namespace Evolution.Gpu;

/// <summary>What a list of devices says of one.</summary>
/// <param name="Backend"><c>cuda</c> or <c>opencl</c>.</param>
/// <param name="Name">The device's name.</param>
/// <param name="Architecture">Its architecture, such as <c>SM_90</c>; empty where the backend has none.</param>
/// <param name="MemoryBytes">Its global memory.</param>
/// <param name="SharedBytesPerBlock">The shared memory of a block.</param>
/// <param name="Multiprocessors">Its multiprocessors.</param>
public sealed record GpuDeviceInfo(
    string Backend,
    string Name,
    string Architecture,
    long MemoryBytes,
    long SharedBytesPerBlock,
    int Multiprocessors)
{
    internal static GpuDeviceInfo Of(Device device, string backend) => new(
        backend,
        device.Name,
        device is CudaDevice { Architecture: { } architecture } ? architecture.ToString() : string.Empty,
        device.MemorySize,
        device.MaxSharedMemoryPerGroup,
        device.NumMultiprocessors);
}
