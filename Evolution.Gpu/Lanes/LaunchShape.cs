using Evolution.Core.Genomes;
using Evolution.Gpu.Buffers;
using Evolution.Gpu.Views;
using ILGPU;
using ILGPU.Runtime;

namespace Evolution.Gpu.Lanes;

/// <summary>How a launch is cut into blocks, warps and groups, and what shared memory a block takes.</summary>
/// <param name="Memory">The memories that networks and values lie in.</param>
/// <param name="WarpSize">Threads of a warp.</param>
/// <param name="Group">The threads that share a network, and their lanes.</param>
/// <param name="WarpsPerBlock">Warps of a block.</param>
/// <param name="Network">Inputs and outputs of every network.</param>
/// <param name="MostNodes">The largest number of nodes of a network.</param>
/// <param name="MostEdges">The largest number of edges of a network.</param>
internal readonly record struct LaunchShape(MemoryPlan Memory, int WarpSize, GroupShape Group, int WarpsPerBlock, NetworkShape Network, int MostNodes, int MostEdges)
{
    /// <summary>A block of several warps ends when its last warp has nothing to do, so that more would not pay.</summary>
    private const int MostWarpsPerBlock = 4;

    /// <summary>Gets the blocks.</summary>
    public int Blocks { get; init; } = 1;

    /// <summary>Gets the threads of a group.</summary>
    public int ThreadsPerGroup => Group.Threads;

    /// <summary>Gets the groups of a warp.</summary>
    public int GroupsPerWarp => WarpSize / ThreadsPerGroup;

    /// <summary>Gets the threads of a block.</summary>
    public int Threads => WarpsPerBlock * WarpSize;

    /// <summary>Gets the warps of the launch.</summary>
    public long Warps => (long)Blocks * WarpsPerBlock;

    /// <summary>Gets the groups of the launch: the networks that it works on at one time.</summary>
    public long Groups => Warps * GroupsPerWarp;

    /// <summary>Gets the floats that hold the values of a warp.</summary>
    public long ValuesOfWarp => (long)Network.ValuesFor(MostNodes) * WarpSize * Group.LanesPerThread;

    /// <summary>Gets the 8-byte words of shared memory that a group has for its topology.</summary>
    public int TopologyWords => checked((int)WordsOfGroup);

    /// <summary>Gets the position of the values in shared memory, in floats.</summary>
    public int FirstValue => checked((int)(2 * WordsBeforeValues));

    /// <summary>Gets the bytes of shared memory that a block takes.</summary>
    public long SharedBytes =>
        (WordsBeforeValues * sizeof(ulong)) + (Memory == MemoryPlan.AllGlobal ? 0 : WarpsPerBlock * ValuesOfWarp * sizeof(float));

    private long WordsBeforeValues =>
        (((WarpsPerBlock * (GroupsPerWarp + 1)) + 1) / 2)
        + (WarpsPerBlock * GroupsPerWarp * WordsOfGroup);

    private long WordsOfGroup =>
        Memory == MemoryPlan.AllShared ? StagedNodes.WordsFor(MostNodes - Network.Inputs, MostEdges, Network.Outputs) : 0;

    /// <summary>Gets what a launcher takes.</summary>
    public KernelConfig Config => new(Blocks, Threads, SharedMemoryConfig.RequestDynamic<byte>((int)SharedBytes));

    /// <summary>Returns the fastest memories that networks of some size fit.</summary>
    public static MemoryPlan PlanFor(Accelerator accelerator, GroupShape group, NetworkShape network, int nodes, int edges)
    {
        foreach (MemoryPlan memory in (ReadOnlySpan<MemoryPlan>)[MemoryPlan.AllShared, MemoryPlan.ValuesShared])
        {
            var shape = new LaunchShape(memory, Occupancy.WarpSize(accelerator), group, 1, network, nodes, edges);
            bool canStage = memory != MemoryPlan.AllShared || edges <= StagedNodes.MostEdges;
            if (canStage && shape.SharedBytes <= accelerator.MaxSharedMemoryPerGroup)
            {
                return memory;
            }
        }

        return MemoryPlan.AllGlobal;
    }

    /// <summary>Returns the shape for a part, with one block: as many warps as share a block's memory.</summary>
    public static LaunchShape For(Accelerator accelerator, NetworkShape network, BatchPart part)
    {
        int warps = Math.Clamp(Occupancy.MostWarpsPerBlock(accelerator), 1, MostWarpsPerBlock);
        var shape = new LaunchShape(part.Memory, Occupancy.WarpSize(accelerator), part.Group, warps, network, part.MostNodes, part.MostEdges);
        while (shape.WarpsPerBlock > 1 && shape.SharedBytes > accelerator.MaxSharedMemoryPerGroup)
        {
            shape = shape with { WarpsPerBlock = shape.WarpsPerBlock / 2 };
        }

        return shape;
    }

    /// <summary>Returns the shape with as many blocks as stay resident, have work and have room for their scratch memory.</summary>
    public LaunchShape WithBlocks(long resident, int networks, int items, long scratchBytes)
    {
        long groups = (long)WarpsPerBlock * GroupsPerWarp;
        long needed = (networks + groups - 1) / groups;
        long bytes = (this with { Blocks = 1 }).ScratchBytes(items);
        return this with { Blocks = (int)Math.Max(1, Math.Min(Math.Min(resident, needed), scratchBytes / bytes)) };
    }

    /// <summary>Returns the bytes of global memory that the launch takes beside networks and results.</summary>
    public long ScratchBytes(int items) =>
        sizeof(float) * ((Groups * items) + (Memory == MemoryPlan.AllGlobal ? Warps * ValuesOfWarp : 0));
}
