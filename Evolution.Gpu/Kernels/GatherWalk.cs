using Evolution.Gpu.Views;
using ILGPU;

namespace Evolution.Gpu.Kernels;

/// <summary>
/// For many lanes, where copies to shared memory go on while threads do something else: a warp computes the nodes of its list for as many
/// lanes as it has threads. Edges and the values of their sources come some chunks ahead of what is added up, whatever nodes they belong
/// to, so that nodes of many edges and of few take the time that their edges take.
/// </summary>
public readonly struct GatherWalk : ILevelWalk
{
    /// <summary>The most threads of a block, whose warps' rooms fill the shared memory of a large device.</summary>
    public const int MostThreads = 768;

    /// <summary>How many chunks ahead edges are asked for; those of the next one have to be there when its values are asked for.</summary>
    private const int EdgesAhead = GatherMemory.Chunks - 1;

    /// <inheritdoc/>
    public static void Run<TTeam>(BatchView batch, TeamView work, int network, ArrayView<float> values, InputBuffer buffer)
        where TTeam : struct, ITeam<TTeam>
    {
        int warp = (WarpThread.WarpOfBlock * TTeam.Blocks) + TTeam.Block;
        int list = warp / work.Columns;
        int column = warp - (list * work.Columns);
        var nodes = new GlobalNodes(batch, network);
        var memory = GatherMemory.Open();
        var source = ChunkSource.Of(batch, work, network, list);
        int arrival = TTeam.Arrive(work);
        for (int chunk = 0; chunk < EdgesAhead; chunk++)
        {
            source.Place(memory);
        }

        AsyncCopy.Wait();
        TTeam.Wait(work, arrival);
        Warp.Barrier();
        var gather = ValueGather.Of(work, values, column);
        var adder = new ChunkAdder(nodes, memory, values, work, column);
        int levels = work.LevelOffset[network + 1] - work.LevelOffset[network];
        for (int level = 0; level < levels; level++)
        {
            gather.Start(memory, adder.Number, level);
            AsyncCopy.Commit();
            while (adder.Level == level)
            {
                NodeSum node = adder.Begin();
                do
                {
                    // Nobody reads any more what is overwritten.
                    Warp.Barrier();
                    gather.Start(memory, adder.Number + 1, level);
                    source.Place(memory);
                    AsyncCopy.Commit();
                    AsyncCopy.WaitForAllButOne();
                    Warp.Barrier();
                    adder.Add(ref node);
                }
                while (node.Left > 0);

                adder.Finish(node);
            }

            TTeam.Wait(work, TTeam.Arrive(work));
        }

        AsyncCopy.Wait();
    }
}
