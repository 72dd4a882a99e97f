using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;
using ILGPU.Runtime.OpenCL;

namespace Evolution.Gpu;

/// <summary>What a list of devices says of one.</summary>
/// <param name="Backend"><c>cuda</c> or <c>opencl</c>.</param>
/// <param name="Index">Its position among the devices of the backend, counted from 0.</param>
/// <param name="Name">The device's name.</param>
/// <param name="Architecture">Its architecture, such as <c>SM_90</c>; for OpenCL whether it is a GPU.</param>
/// <param name="MemoryBytes">Its global memory.</param>
/// <param name="SharedBytesPerBlock">The shared memory of a block.</param>
/// <param name="Multiprocessors">Its multiprocessors.</param>
/// <param name="ApiVersion">The version of CUDA that its driver offers, such as <c>13.0</c>, or of OpenCL.</param>
/// <param name="DriverVersion">The version of its driver, such as <c>580.159.04</c>; empty where it is not told.</param>
public sealed record GpuDeviceInfo(
    string Backend,
    int Index,
    string Name,
    string Architecture,
    long MemoryBytes,
    long SharedBytesPerBlock,
    int Multiprocessors,
    string ApiVersion,
    string DriverVersion)
{
    /// <summary>Gets why the device cannot give the host's bits; null where it can.</summary>
    public string? WhyInexact { get; internal init; }

    internal static GpuDeviceInfo OfCuda(CudaDevice device, int index) => Of(device, "cuda", index) with
    {
        Architecture = device.Architecture?.ToString() ?? string.Empty,
        ApiVersion = $"{device.DriverVersion.Major}.{device.DriverVersion.Minor}",
        DriverVersion = CudaDriver.Version,
    };

    internal static GpuDeviceInfo OfOpenCl(CLDevice device, int index) => Of(device, "opencl", index) with
    {
        Architecture = device.DeviceType.HasFlag(CLDeviceType.CL_DEVICE_TYPE_GPU) ? "GPU" : "no GPU",
        ApiVersion = device.DeviceVersion.ToString(),
        DriverVersion = OpenClDriver.VersionOf(device),
        WhyInexact = OpenClDriver.WhyInexact(device),
    };

    private static GpuDeviceInfo Of(Device device, string backend, int index) => new(
        backend, index, device.Name, string.Empty, device.MemorySize, device.MaxSharedMemoryPerGroup, device.NumMultiprocessors, string.Empty, string.Empty);
}
