using Evolution.Core.Networks;
using Evolution.Gpu.Buffers;
using Evolution.Gpu.Kernels;
using Evolution.Gpu.Views;
using ILGPU;
using ILGPU.Runtime;

namespace Evolution.Gpu.Teams;

/// <summary>How a launch is cut into teams and blocks.</summary>
/// <param name="Kernel">Whether a team is a block or the whole device.</param>
/// <param name="Lanes">Rows that are computed side by side.</param>
/// <param name="Threads">Threads of a block.</param>
internal readonly record struct TeamShape(KernelKind Kernel, int Lanes, int Threads)
{
    /// <summary>From so many lanes on, neighbouring threads compute neighbouring lanes; below, they read neighbouring edges.</summary>
    private const int LeastLanesForLaneWalk = 8;

    /// <summary>More would not make reads wider, while a block has enough to do; and lanes by so many begin where a cache line does.</summary>
    private const int MostLanesOfBlock = 32;

    /// <summary>Values of about this many floats stay in the second-level cache of a large device.</summary>
    public const int FloatsInCache = 1 << 23;

    private const int ThreadsOfLevels = 256;
    private const int ThreadsOfGiant = TileWalk.MostThreads;

    /// <summary>Where blocks keep values, another one shortens the chain of a level from so many edges on.</summary>
    private const int EdgesWorthABlock = 64;

    /// <summary>Lists of nodes take a sixth to a fifth more time where nodes have equally many edges, six tenths of it where the largest has six times the mean, and a third where it has twelve (H200); where one begins to pay was not measured.</summary>
    private const double LeastSpreadForLists = 2;

    /// <summary>Gets the blocks.</summary>
    public int Blocks { get; init; } = 1;

    /// <summary>Gets whether a thread computes a node on its own.</summary>
    public bool ByLanes => Lanes >= LeastLanesForLaneWalk;

    /// <summary>Gets the lanes that a thread computes together where it computes a node on its own: 1 or 2.</summary>
    public int LanesPerThread { get; init; } = 1;

    /// <summary>Gets the teams of the launch.</summary>
    public int Teams => Kernel == KernelKind.Giant ? 1 : Blocks;

    /// <summary>Gets what a block keeps in shared memory of the values before a level; nothing by default.</summary>
    public WindowPlan Window { get; init; }

    /// <summary>Gets whether a block keeps values.</summary>
    public bool HasWindow => Window.Values > 0;

    /// <summary>Gets the warps that compute the same nodes, each for other lanes, where warps have lists of nodes; 0 where they have none.</summary>
    public int Columns { get; init; }

    /// <summary>Gets whether warps have lists of nodes.</summary>
    public bool HasLists => Columns > 0;

    /// <summary>Gets the lists of nodes.</summary>
    public int Lists => HasLists ? Blocks * (Threads / WarpSize) / Columns : 0;

    /// <summary>Gets whether each warp computes tiles of its own.</summary>
    public bool HasWarpTiles { get; init; }

    /// <summary>Gets the threads of a warp where warps have lists of nodes or tiles of their own.</summary>
    public int WarpSize { get; init; } = 1;

    /// <summary>Gets how large a tile may be; where a thread computes a node on its own, a level is one.</summary>
    public TileSize Tile => ByLanes ? TileSize.Unlimited
        : HasWarpTiles ? new(WarpTileWalk.EdgesAtOnce(WarpSize), WarpSize)
        : new(TileWalk.EdgesAtOnce(Threads, Lanes), Threads / Lanes);

    /// <summary>Gets the bytes of shared memory of a block.</summary>
    public int SharedBytes => HasWindow ? (int)Window.Bytes
        : HasLists ? GatherMemory.BytesFor(Threads / WarpSize, WarpSize)
        : HasWarpTiles ? InputBuffer.BytesForWarps(Threads)
        : InputBuffer.BytesFor(ByLanes ? 0 : Lanes, TileWalk.EdgesAtOnce(Threads, Lanes));

    /// <summary>Gets what a launcher takes.</summary>
    public KernelConfig Config => new(Blocks, Threads, SharedMemoryConfig.RequestDynamic<byte>(SharedBytes));

    /// <summary>Returns the shape for networks of some size, with one block.</summary>
    /// <param name="accelerator">The device.</param>
    /// <param name="kernel">Levels or giant.</param>
    /// <param name="span">The nodes that a level reads and writes; see <see cref="ReadSpan"/>.</param>
    /// <param name="rows">Rows of each network; 1 for episodes, which are played one at a time.</param>
    public static TeamShape For(Accelerator accelerator, KernelKind kernel, int span, int rows)
    {
        int threads = Math.Min(kernel == KernelKind.Giant ? ThreadsOfGiant : ThreadsOfLevels, accelerator.MaxNumThreadsPerGroup);
        int most = kernel == KernelKind.Giant ? Math.Max(MostLanesOfBlock, FloatsInCache / span / MostLanesOfBlock * MostLanesOfBlock) : MostLanesOfBlock;
        int passes = (rows + most - 1) / most;
        int lanes = (rows + passes - 1) / passes;
        return new TeamShape(kernel, lanes < LeastLanesForLaneWalk ? Math.Min(lanes, threads) : lanes, threads);
    }

    /// <summary>Returns the shape with values in shared memory, where one lane is computed by the whole device and they find room; else the same.</summary>
    /// <param name="accelerator">The device.</param>
    /// <param name="batch">The networks.</param>
    /// <param name="part">Those in question.</param>
    /// <param name="reach">Knows where sources lie.</param>
    public TeamShape WithWindow(Accelerator accelerator, NetworkBatch batch, BatchPart part, SourceReach reach)
    {
        int bytes = Kernel == KernelKind.Giant && Lanes == 1 ? LargeShared.BytesOf(accelerator) : 0;
        if (bytes == 0)
        {
            return this;
        }

        int threads = Math.Min(WindowWalk.MostThreads, accelerator.MaxNumThreadsPerGroup);
        var plan = WindowPlan.For(batch, part, new WindowDevice(bytes, threads, accelerator.WarpSize, accelerator.NumMultiprocessors), reach);
        return plan.Values == 0 ? this : this with { Threads = threads, Window = plan };
    }

    /// <summary>Returns the shape with tiles of warps, where one lane is computed by the whole device; else the same.</summary>
    public TeamShape WithWarpTiles(Accelerator accelerator)
    {
        int warpSize = accelerator.WarpSize;
        if (Kernel != KernelKind.Giant || Lanes > 1 || HasWindow)
        {
            return this;
        }

        int warps = Math.Min(WarpTileWalk.MostThreads, accelerator.MaxNumThreadsPerGroup) / warpSize;
        return this with { Threads = warps * warpSize, WarpSize = warpSize, HasWarpTiles = true };
    }

    /// <summary>Returns whether there may be lists of nodes: where many lanes are computed by the whole device, and shared memory has room for what at least one warp gathers.</summary>
    public bool MayHaveLists(Accelerator accelerator) => Kernel == KernelKind.Giant && ByLanes && WarpsWithLists(accelerator) > 0;

    private static int WarpsWithLists(Accelerator accelerator)
    {
        int bytes = LargeShared.BytesOf(accelerator);
        int warpSize = accelerator.WarpSize;
        return bytes == 0 || warpSize < ValueQuad.Count ? 0
            : Math.Min(GatherMemory.MostWarps(bytes, warpSize), Math.Min(GatherWalk.MostThreads, accelerator.MaxNumThreadsPerGroup) / warpSize);
    }

    /// <summary>Returns the shape with lists of nodes, if there may be and the nodes are of very different sizes; else the same.</summary>
    /// <param name="accelerator">The device.</param>
    /// <param name="batch">The networks.</param>
    /// <param name="part">Those in question.</param>
    /// <param name="rows">Rows of each network.</param>
    /// <param name="spread">Knows how different nodes are.</param>
    public TeamShape WithLists(Accelerator accelerator, NetworkBatch batch, BatchPart part, int rows, EdgeSpread spread)
    {
        if (spread.Of(batch, part) < LeastSpreadForLists)
        {
            return this;
        }

        int warpSize = accelerator.WarpSize;
        int warps = WarpsWithLists(accelerator);
        int most = Math.Min(Lanes, accelerator.NumMultiprocessors * warps * warpSize);
        int passes = (rows + most - 1) / most;
        int lanes = (rows + passes - 1) / passes;
        int columns = (lanes + warpSize - 1) / warpSize;
        int ofColumn = (lanes + columns - 1) / columns;
        int quads = (ofColumn + ValueQuad.Count - 1) / ValueQuad.Count;
        int allLanes = columns * quads * ValueQuad.Count;

        // The kernel counts values in 32 bits.
        return (long)part.MostNodes * allLanes > int.MaxValue ? this
            : this with { Lanes = allLanes, LanesPerThread = 1, Columns = columns, Threads = warps * warpSize, WarpSize = warpSize };
    }

    /// <summary>Returns the shape with two lanes a thread, if that leaves enough for every thread of a team to do in a level.</summary>
    /// <param name="accelerator">The device.</param>
    /// <param name="nodesOfLevel">The nodes of a level.</param>
    /// <param name="forced">1 or 2, whatever there is to do; or null.</param>
    public TeamShape WithLanesPerThread(Accelerator accelerator, int nodesOfLevel, int? forced)
    {
        long threads = Kernel == KernelKind.Giant ? (long)accelerator.NumMultiprocessors * accelerator.MaxNumThreadsPerMultiprocessor : Threads;
        bool pays = (long)nodesOfLevel * Lanes / 2 >= threads;
        return ByLanes && (forced ?? (pays ? 2 : 1)) == 2 ? this with { LanesPerThread = 2, Lanes = Lanes + (Lanes % 2) } : this;
    }

    /// <summary>
    /// Returns the shape with no more threads a block than the kernel's registers allow: a task of large state takes many. Where a
    /// thread computes a node on its own, blocks become smaller while more threads find room that way, to wait for memory together.
    /// </summary>
    public TeamShape Fitting(Accelerator accelerator, Kernel kernel)
    {
        TeamShape shape = this;

        // Kernels whose warps have streams, lists or tiles are compiled for the threads that their blocks have.
        while (!HasWindow && !HasLists && !HasWarpTiles && accelerator.AcceleratorType != AcceleratorType.CPU && shape.Threads > Occupancy.WarpSize(accelerator))
        {
            TeamShape smaller = shape with { Threads = shape.Threads / 2 };
            int resident = shape.ResidentThreads(accelerator, kernel);
            if (resident > 0 && !(ByLanes && smaller.ResidentThreads(accelerator, kernel) > resident))
            {
                break;
            }

            shape = smaller;
        }

        return shape;
    }

    private int ResidentThreads(Accelerator accelerator, Kernel kernel) =>
        Threads * Occupancy.Blocks(accelerator, kernel, Threads, SharedBytes);

    /// <summary>Returns the blocks that stay resident together.</summary>
    public int ResidentBlocks(Accelerator accelerator, Kernel kernel)
    {
        int perMultiprocessor = Math.Max(1, Occupancy.Blocks(accelerator, kernel, Threads, SharedBytes));
        if (Kernel == KernelKind.Giant && !ByLanes)
        {
            perMultiprocessor = Math.Min(perMultiprocessor, TileWalk.MostBlocks);
        }

        return perMultiprocessor * accelerator.NumMultiprocessors;
    }

    /// <summary>Returns the shape with as many of the resident blocks as have work and room for their scratch memory.</summary>
    public TeamShape WithBlocks(int resident, LevelTiles tiles, int items, long mostTeams)
    {
        long useful = HasWindow ? Window.MostEdges / EdgesWorthABlock
            : HasLists ? (long)tiles.MostNodes * Columns / (Threads / WarpSize)
            : Kernel == KernelKind.Levels ? Math.Min(items, mostTeams)
            : ByLanes ? ((tiles.MostNodes * (long)(Lanes / LanesPerThread)) + Threads - 1) / Threads
            : HasWarpTiles ? (tiles.MostTiles + (Threads / WarpSize) - 1) / (Threads / WarpSize)
            : tiles.MostTiles;
        int least = HasLists ? (Columns + (Threads / WarpSize) - 1) / (Threads / WarpSize) : 1;
        return this with { Blocks = (int)Math.Clamp(useful, least, resident) };
    }
}
