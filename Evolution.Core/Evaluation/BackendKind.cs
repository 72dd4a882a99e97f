namespace Evolution.Core.Evaluation;

/// <summary>Where genomes are scored.</summary>
public enum BackendKind
{
    /// <summary>The cheapest available, by estimated work.</summary>
    Auto,

    /// <summary>The host, with SIMD.</summary>
    Cpu,

    /// <summary>An NVIDIA GPU.</summary>
    Cuda,

    /// <summary>An OpenCL device.</summary>
    [System.Text.Json.Serialization.JsonStringEnumMemberName("opencl")]
    OpenCL,
}
