using ILGPU;

namespace Evolution.Gpu.Views;

/// <summary>How the networks of a launch are shared out, and where results go. A warp holds several groups, a group plays one network.</summary>
public struct WorkView
{
    /// <summary>The first network that no warp has taken; shape [1].</summary>
    public ArrayView<int> Queue;

    /// <summary>Rows or control steps computed, by run; shape [runs].</summary>
    public ArrayView<long> Steps;

    /// <summary>Scores of the items that a resident group works on; shape [groups, items].</summary>
    public ArrayView<float> Scores;

    /// <summary>Values of lanes whose columns do not fit shared memory; shape [warps, values, threads of a warp, lanes of a thread].</summary>
    public ArrayView<float> Values;

    /// <summary>Fitness of each network of the launch; shape [P].</summary>
    public ArrayView<float> Fitness;

    /// <summary>1 for each network that met the task's criterion; shape [P].</summary>
    public ArrayView<byte> Solved;

    /// <summary>Rows or episodes of each network.</summary>
    public int Items;

    /// <summary>Threads of a group, each of which computes one or two of the items that run side by side.</summary>
    public int ThreadsPerGroup;

    /// <summary>Groups of a warp.</summary>
    public int GroupsPerWarp;

    /// <summary>Warps of a block.</summary>
    public int WarpsPerBlock;

    /// <summary>Floats that a warp has for the values of its lanes.</summary>
    public int ValuesOfWarp;

    /// <summary>8-byte words of shared memory that a group has for its topology.</summary>
    public int TopologyWords;

    /// <summary>Position of the values of the block's first warp in shared memory, in floats.</summary>
    public int FirstValue;
}
