namespace Evolution.Gpu;

/// <summary>Which memories of a device hold a network and its values while it is evaluated.</summary>
public enum MemoryPlan
{
    /// <summary>Network and values in shared memory.</summary>
    AllShared,

    /// <summary>Values in shared memory, the network in global memory.</summary>
    ValuesShared,

    /// <summary>Network and values in global memory.</summary>
    AllGlobal,
}
