using Evolution.Core.Networks;
using Evolution.Gpu.Views;
using ILGPU;

namespace Evolution.Gpu.Kernels;

/// <summary>Which memories a kernel keeps a network and its values in.</summary>
/// <typeparam name="TNodes">How the network is then read.</typeparam>
public interface IKernelMemory<TNodes>
    where TNodes : struct, INetworkNodes
{
    /// <summary>Opens a network, together with the other lanes of the group. The caller waits before it reads.</summary>
    static abstract TNodes Open(BatchView batch, WorkView work, WarpPlace place, int network);

    /// <summary>Returns the column of values of the calling lane.</summary>
    static abstract LaneValues Values(WorkView work, WarpPlace place);
}

/// <summary>Network and values in shared memory.</summary>
public readonly struct AllShared : IKernelMemory<StagedNodes>
{
    /// <inheritdoc/>
    public static StagedNodes Open(BatchView batch, WorkView work, WarpPlace place, int network)
    {
        // The tickets and counters before the topology end on a whole word.
        int control = (work.WarpsPerBlock * (work.GroupsPerWarp + 1)) + 1;
        int first = (control / 2) + (((place.Warp * work.GroupsPerWarp) + place.Group) * work.TopologyWords);
        var nodes = new GlobalNodes(batch, network);
        var staged = new StagedNodes(SharedMemory.GetDynamic<ulong>(), first, nodes.Inputs, nodes.Count);
        if (place.HasGroup(work))
        {
            staged.Copy(nodes, batch, place.Lane, work.Lanes);
        }

        return staged;
    }

    /// <inheritdoc/>
    public static LaneValues Values(WorkView work, WarpPlace place) =>
        new(SharedMemory.GetDynamic<float>(), work.FirstValue + (place.Warp * work.MostNodes * Warp.WarpSize) + place.WarpLane, Warp.WarpSize);
}

/// <summary>Values in shared memory, the network in global memory.</summary>
public readonly struct ValuesShared : IKernelMemory<GlobalNodes>
{
    /// <inheritdoc/>
    public static GlobalNodes Open(BatchView batch, WorkView work, WarpPlace place, int network) => new(batch, network);

    /// <inheritdoc/>
    public static LaneValues Values(WorkView work, WarpPlace place) => AllShared.Values(work, place);
}

/// <summary>Network and values in global memory.</summary>
public readonly struct AllGlobal : IKernelMemory<GlobalNodes>
{
    /// <inheritdoc/>
    public static GlobalNodes Open(BatchView batch, WorkView work, WarpPlace place, int network) => new(batch, network);

    /// <inheritdoc/>
    public static LaneValues Values(WorkView work, WarpPlace place)
    {
        long size = (long)work.MostNodes * Warp.WarpSize;
        return new LaneValues(work.Values.SubView(place.WarpInLaunch(work) * size, size), place.WarpLane, Warp.WarpSize);
    }
}
