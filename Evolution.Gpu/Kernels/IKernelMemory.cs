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
    static abstract TNodes Open(BlockMemory block, BatchView batch, WorkView work, WarpPlace place, int network);

    /// <summary>Returns the column of values of the calling lane.</summary>
    static abstract LaneValues Values(BlockMemory block, WorkView work, WarpPlace place);

    /// <summary>Returns the outputs of an opened network in a column of values.</summary>
    static abstract LaneOutputs Outputs(BlockMemory block, BatchView batch, int network, TNodes nodes, LaneValues values);
}

/// <summary>Network and values in shared memory.</summary>
public readonly struct AllShared : IKernelMemory<StagedNodes>
{
    /// <inheritdoc/>
    public static StagedNodes Open(BlockMemory block, BatchView batch, WorkView work, WarpPlace place, int network)
    {
        // The tickets and counters before the topology end on a whole word.
        int control = (work.WarpsPerBlock * (work.GroupsPerWarp + 1)) + 1;
        int first = (control / 2) + (((place.Warp * work.GroupsPerWarp) + place.Group) * work.TopologyWords);
        var staged = new StagedNodes(block.Words, first, new GlobalNodes(batch, network));
        if (place.HasGroup(work))
        {
            staged.Copy(batch, place.Lane, work.Lanes);
            staged.CopyOutputs(block.Integers, batch, network, place.Lane, work.Lanes);
        }

        return staged;
    }

    /// <inheritdoc/>
    public static LaneValues Values(BlockMemory block, WorkView work, WarpPlace place) =>
        new(block.Floats, work.FirstValue + (place.Warp * work.MostValues * Warp.WarpSize) + place.WarpLane, Warp.WarpSize);

    /// <inheritdoc/>
    public static LaneOutputs Outputs(BlockMemory block, BatchView batch, int network, StagedNodes nodes, LaneValues values) =>
        new(values, block.Integers, nodes.FirstOutput);
}

/// <summary>Values in shared memory, the network in global memory.</summary>
public readonly struct ValuesShared : IKernelMemory<GlobalNodes>
{
    /// <inheritdoc/>
    public static GlobalNodes Open(BlockMemory block, BatchView batch, WorkView work, WarpPlace place, int network) => new(batch, network);

    /// <inheritdoc/>
    public static LaneValues Values(BlockMemory block, WorkView work, WarpPlace place) => AllShared.Values(block, work, place);

    /// <inheritdoc/>
    public static LaneOutputs Outputs(BlockMemory block, BatchView batch, int network, GlobalNodes nodes, LaneValues values) =>
        new(values, batch.OutputNode, network * batch.Outputs);
}

/// <summary>Network and values in global memory.</summary>
public readonly struct AllGlobal : IKernelMemory<GlobalNodes>
{
    /// <inheritdoc/>
    public static GlobalNodes Open(BlockMemory block, BatchView batch, WorkView work, WarpPlace place, int network) => new(batch, network);

    /// <inheritdoc/>
    public static LaneValues Values(BlockMemory block, WorkView work, WarpPlace place)
    {
        long size = (long)work.MostValues * Warp.WarpSize;
        return new LaneValues(work.Values.SubView(place.WarpInLaunch(work) * size, size), place.WarpLane, Warp.WarpSize);
    }

    /// <inheritdoc/>
    public static LaneOutputs Outputs(BlockMemory block, BatchView batch, int network, GlobalNodes nodes, LaneValues values) =>
        ValuesShared.Outputs(block, batch, network, nodes, values);
}
