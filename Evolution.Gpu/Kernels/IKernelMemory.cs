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

    /// <summary>Returns the values of the calling thread's warp, as <c>[node][thread][lane]</c>.</summary>
    static abstract ArrayView<float> Values(BlockMemory block, WorkView work, WarpPlace place);

    /// <summary>Returns the outputs of an opened network.</summary>
    static abstract NetworkOutputs Outputs(BlockMemory block, BatchView batch, int network, TNodes nodes);
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
            staged.Copy(batch, place.Thread, work.ThreadsPerGroup);
            staged.CopyOutputs(block.Integers, batch, network, place.Thread, work.ThreadsPerGroup);
        }

        return staged;
    }

    /// <inheritdoc/>
    public static ArrayView<float> Values(BlockMemory block, WorkView work, WarpPlace place) =>
        block.Floats.SubView(work.FirstValue + (place.Warp * work.ValuesOfWarp), work.ValuesOfWarp);

    /// <inheritdoc/>
    public static NetworkOutputs Outputs(BlockMemory block, BatchView batch, int network, StagedNodes nodes) =>
        new(block.Integers, nodes.FirstOutput);
}

/// <summary>Values in shared memory, the network in global memory.</summary>
public readonly struct ValuesShared : IKernelMemory<GlobalNodes>
{
    /// <inheritdoc/>
    public static GlobalNodes Open(BlockMemory block, BatchView batch, WorkView work, WarpPlace place, int network) => new(batch, network);

    /// <inheritdoc/>
    public static ArrayView<float> Values(BlockMemory block, WorkView work, WarpPlace place) => AllShared.Values(block, work, place);

    /// <inheritdoc/>
    public static NetworkOutputs Outputs(BlockMemory block, BatchView batch, int network, GlobalNodes nodes) =>
        new(batch.OutputNode, network * batch.Outputs);
}

/// <summary>Network and values in global memory.</summary>
public readonly struct AllGlobal : IKernelMemory<GlobalNodes>
{
    /// <inheritdoc/>
    public static GlobalNodes Open(BlockMemory block, BatchView batch, WorkView work, WarpPlace place, int network) => new(batch, network);

    /// <inheritdoc/>
    public static ArrayView<float> Values(BlockMemory block, WorkView work, WarpPlace place) =>
        work.Values.SubView((long)place.WarpInLaunch(work) * work.ValuesOfWarp, work.ValuesOfWarp);

    /// <inheritdoc/>
    public static NetworkOutputs Outputs(BlockMemory block, BatchView batch, int network, GlobalNodes nodes) =>
        ValuesShared.Outputs(block, batch, network, nodes);
}
