namespace Evolution.Gpu;

/// <summary>How the threads of a device share the work of a network. The bits are the same.</summary>
public enum KernelKind
{
    /// <summary>The cheapest for each network, by estimate.</summary>
    Auto,

    /// <summary>A thread computes a whole network for one row or episode: for many small networks.</summary>
    Lanes,

    /// <summary>A block of threads shares the nodes of each dependency level of a network, and waits between levels.</summary>
    Levels,

    /// <summary>The whole device shares the nodes of each dependency level of one network after the other.</summary>
    Giant,
}
