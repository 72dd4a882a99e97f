using Evolution.Core.Evaluation;

namespace Evolution.Gpu;

/// <summary>How a device is used. Nothing here can change a result, except the arithmetic.</summary>
public sealed class GpuOptions
{
    /// <summary>Gets the arithmetic.</summary>
    /// <value>Default: exact.</value>
    public ArithmeticKind Arithmetic { get; init; } = ArithmeticKind.Exact;

    /// <summary>Gets how the threads of the device share the work.</summary>
    /// <value>Default: auto, the cheapest for each network by estimate.</value>
    public KernelKind Kernel { get; init; }

    /// <summary>Gets the bytes of device memory that a batch and its scratch memory may take; larger batches are evaluated in parts.</summary>
    /// <value>Default: null, which stands for four fifths of the device's memory. One network is never split.</value>
    public long? MemoryLimitBytes { get; init; }

    /// <summary>Gets the bytes of networks that are copied to the device at once, while those before them are evaluated.</summary>
    /// <value>Default: null, a quarter of a batch of 8 MiB or more, and smaller batches whole.</value>
    public long? PartBytes { get; init; }

    /// <summary>Gets where networks and values lie.</summary>
    /// <value>Default: null, the fastest memories that they fit.</value>
    public MemoryPlan? Memory { get; init; }

    /// <summary>Gets the most threads that share the rows or episodes of a small network.</summary>
    /// <value>Default: 32. Range: 1 to 32.</value>
    public int MostThreads { get; init; } = 32;

    /// <summary>Gets the rows or episodes that a thread computes together, so that what it fetches of a network serves all of them.</summary>
    /// <value>Default: null, the cheaper by estimate; only then warps of the giant kernel may gather values for lists of nodes, one lane a thread. Range: 1 to 2.</value>
    public int? LanesPerThread { get; init; }
}
