using Evolution.Core.Genomes;
using Evolution.Core.Networks;
using Evolution.Gpu.Lanes;
using Evolution.Gpu.Teams;
using ILGPU.Runtime;

namespace Evolution.Gpu;

/// <summary>
/// Estimates which kernel computes the networks that are left in the least time. Only the order of magnitude matters: the
/// kernels' ranges lie far apart, and the choice changes no bit.
/// </summary>
/// <param name="accelerator">The device.</param>
/// <param name="items">Rows or episodes of each network.</param>
/// <param name="lanes">Rows or episodes that a group of lanes computes side by side.</param>
/// <param name="rowsAtOnce">Rows that a team could compute side by side; 1 for episodes.</param>
internal readonly struct KernelCosts(Accelerator accelerator, int items, int lanes, int rowsAtOnce)
{
    /// <summary>Warps of a multiprocessor that hide each other's waiting.</summary>
    private const int WarpsOfMultiprocessor = 16;

    private const int BlocksOfMultiprocessor = 4;

    /// <summary>Nanoseconds for an edge where a thread goes from edge to edge.</summary>
    private const double EdgeInShared = 15;
    private const double EdgeOfStaged = 30;
    private const double EdgeInGlobal = 80;

    /// <summary>Nanoseconds for a level and an edge of a row where a block, or the device, goes from level to level.</summary>
    /// <remarks>Measured with <c>bench network</c>, 10^4 to 10^7 edges and 1 to 1,024 rows, on an H100, the device for one row on an H200.</remarks>
    private const double LevelOfBlock = 2800;
    private const double EdgeOfBlock = 0.7;
    private const double EdgeAndRowOfBlock = 0.5;
    private const double LevelOfDevice = 6000;
    private const double LevelOfDeviceForOneRow = 2200;
    private const double EdgeOfDevice = 0.012;
    private const double EdgeAndRowOfDevice = 0.0012;
    private const double LaunchOfDevice = 10_000;

    /// <summary>Returns the kernel for a network, given how many are left with it, none of which has more work.</summary>
    public KernelKind Choose(NetworkBatch batch, int network)
    {
        int nodes = batch.NodeOffset[network + 1] - batch.NodeOffset[network];
        long edges = batch.EdgeOffset[batch.NodeOffset[network + 1]] - batch.EdgeOffset[batch.NodeOffset[network]];
        int levels = batch.LevelOffset[network + 1] - batch.LevelOffset[network];
        long left = batch.NetworkCount - network;
        double asLanes = OfLanes(batch.Shape, nodes, edges, left);
        double asLevels = OfLevels(edges, levels, left);
        double asGiant = accelerator.AcceleratorType == AcceleratorType.OpenCL ? double.PositiveInfinity : OfGiant(nodes, edges, levels, left);
        return asLanes <= Math.Min(asLevels, asGiant) ? KernelKind.Lanes : asLevels <= asGiant ? KernelKind.Levels : KernelKind.Giant;
    }

    private double OfLanes(NetworkShape shape, int nodes, long edges, long networks)
    {
        MemoryPlan memory = LaunchShape.PlanFor(accelerator, new GroupShape(lanes, LanesPerThread: 1), shape, nodes, (int)edges);
        double edge = memory switch
        {
            MemoryPlan.AllShared => EdgeInShared,
            MemoryPlan.ValuesShared => EdgeOfStaged,
            _ => EdgeInGlobal,
        };
        long perWarp = Math.Max(1, (long)nodes * Occupancy.WarpSize(accelerator) * sizeof(float));
        long warps = memory == MemoryPlan.AllGlobal
            ? WarpsOfMultiprocessor
            : Math.Clamp(accelerator.MaxSharedMemoryPerGroup / perWarp, 1, WarpsOfMultiprocessor);
        long groups = warps * accelerator.NumMultiprocessors * Math.Max(1, Occupancy.WarpSize(accelerator) / lanes);
        return Rounds(networks, groups) * Rounds(items, lanes) * (edges + nodes) * edge;
    }

    private double OfLevels(long edges, int levels, long networks)
    {
        int together = TeamShape.For(accelerator, KernelKind.Levels, 1, rowsAtOnce).Lanes;
        double passes = Rounds(networks * Rounds(items, together), (long)BlocksOfMultiprocessor * accelerator.NumMultiprocessors);
        return passes * ((levels * LevelOfBlock) + (edges * (EdgeOfBlock + (together * EdgeAndRowOfBlock))));
    }

    private double OfGiant(int nodes, long edges, int levels, long networks)
    {
        int together = TeamShape.For(accelerator, KernelKind.Giant, (int)Math.Clamp(edges, 1, int.MaxValue), rowsAtOnce).Lanes;
        double level = together == 1 && (long)nodes * sizeof(float) < LargeShared.BytesOf(accelerator) ? LevelOfDeviceForOneRow : LevelOfDevice;
        return LaunchOfDevice + (networks * Rounds(items, together) * ((levels * level) + (edges * (EdgeOfDevice + (together * EdgeAndRowOfDevice)))));
    }

    private static long Rounds(long work, long atOnce) => (work + atOnce - 1) / Math.Max(1, atOnce);
}
