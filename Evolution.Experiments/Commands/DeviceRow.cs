using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Evolution.Gpu;

namespace Evolution.Experiments.Commands;

/// <summary>What <c>devices</c> says of one device.</summary>
internal sealed record DeviceRow
{
    /// <summary>Gets the backend: <c>cpu</c>, <c>cuda</c> or <c>opencl</c>.</summary>
    public required string Backend { get; init; }

    /// <summary>Gets its position among the devices of the backend; null for the host.</summary>
    public int? Index { get; init; }

    /// <summary>Gets its name.</summary>
    public required string Name { get; init; }

    /// <summary>Gets its architecture; for the host with the widest vectors it computes in.</summary>
    public required string Architecture { get; init; }

    /// <summary>Gets its memory; for the host what this process may take.</summary>
    public required long MemoryBytes { get; init; }

    /// <summary>Gets its multiprocessors; null for the host.</summary>
    public int? Multiprocessors { get; init; }

    /// <summary>Gets the version of CUDA or OpenCL that its driver offers.</summary>
    public string ApiVersion { get; init; } = string.Empty;

    /// <summary>Gets the version of its driver.</summary>
    public string DriverVersion { get; init; } = string.Empty;

    /// <summary>Gets the verdict of the self-test on it.</summary>
    public required string SelfTest { get; init; }

    /// <summary>Gets whether the self-test failed.</summary>
    public bool Failed => SelfTest.StartsWith("FAILED", StringComparison.Ordinal);

    /// <summary>Tests and describes the host.</summary>
    public static DeviceRow OfHost() => new()
    {
        Backend = "cpu",
        Name = string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessorCount} processors"),
        Architecture = $"{RuntimeInformation.ProcessArchitecture}, {VectorBits()}-bit vectors",
        MemoryBytes = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes,
        SelfTest = Experiments.SelfTest.OfHost(),
    };

    /// <summary>Tests and describes another device.</summary>
    public static DeviceRow Of(GpuDeviceInfo device) => new()
    {
        Backend = device.Backend,
        Index = device.Index,
        Name = device.Name,
        Architecture = device.Architecture,
        MemoryBytes = device.MemoryBytes,
        Multiprocessors = device.Multiprocessors,
        ApiVersion = device.ApiVersion,
        DriverVersion = device.DriverVersion,
        SelfTest = Experiments.SelfTest.OfDevice(device.Backend, device.Index),
    };

    private static int VectorBits() =>
        Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : Vector128.IsHardwareAccelerated ? 128 : 32;
}
