using Evolution.Core.Genomes;
using Evolution.Core.Networks;
using Evolution.Core.Networks.Aggregations;
using Evolution.Core.Numerics;
using Evolution.Gpu.Views;
using ILGPU;

namespace Evolution.Gpu.Kernels;

/// <summary>
/// For one lane, where the nodes from the first source of a level on fit a block's shared memory: every block copies their values there, because a
/// source read from where they lie costs a whole sector of the caches; then a thread adds up a node. Blocks wait for values, not for each other,
/// and the edges of the next tile are under way meanwhile.
/// </summary>
public readonly struct WindowWalk : ILevelWalk
{
    /// <summary>The most threads of a block.</summary>
    public const int MostThreads = 1024;

    /// <inheritdoc/>
    public static void Run<TTeam>(BatchView batch, TeamView work, int network, ArrayView<float> values, InputBuffer buffer)
        where TTeam : struct, ITeam<TTeam>
    {
        var nodes = new GlobalNodes(batch, network);
        var cursor = new TileCursor(work, nodes.Inputs, network, TTeam.Blocks, work.EdgesOfTile);
        ArrayView<uint> published = values.Cast<uint>();
        ArrayView<uint> ring = InputBuffer.Window(work.Window);
        ArrayView<Tile> next = InputBuffer.NextTile();
        if (work.IsCleared == 0)
        {
            TTeam.Wait(work, TTeam.Arrive(work));
            Clear<TTeam>(nodes, published);
        }

        int arrival = TTeam.Arrive(work);
        Tile tile = cursor.First(TTeam.Block, cursor.FirstLevel);
        buffer.Fetch(batch.Edge, tile.FirstEdge, tile.EndEdge);
        TTeam.Wait(work, arrival);
        int copied = 0;
        int turn = 0;
        while (tile.Level < cursor.EndLevel)
        {
            var share = NodeShare.Of(nodes, tile, tile.FirstNode + Group.IdxX);
            turn = ValueWindow.Turn(turn, work.Window, tile.FirstOfLevel);
            var window = new ValueWindow(ring, turn);
            window.Fill(published, nodes.Inputs, copied, tile.FirstOfLevel);
            copied = tile.FirstOfLevel;
            AsyncCopy.Wait();
            Group.Barrier();

            // Where the next tile lies takes several loads, one after the other. This thread is the last to have a node, so it finds out.
            if (Group.IdxX == Group.DimX - 1)
            {
                next[0] = cursor.Next(tile, TTeam.Block);
            }

            Add(work, share, tile, window, published, buffer);
            Group.Barrier();
            tile = next[0];
            buffer.Fetch(batch.Edge, tile.FirstEdge, tile.EndEdge);
        }

        TTeam.Wait(work, TTeam.Arrive(work));
    }

    /// <summary>Takes back what was computed from other inputs; the blocks of the team share that out.</summary>
    private static void Clear<TTeam>(GlobalNodes nodes, ArrayView<uint> values)
        where TTeam : struct, ITeam<TTeam>
    {
        for (int node = nodes.Inputs + (TTeam.Block * Group.DimX) + Group.IdxX; node < nodes.Count; node += TTeam.Blocks * Group.DimX)
        {
            Published.Clear(ref values[node]);
        }
    }

    private static void Add(TeamView work, NodeShare share, Tile tile, ValueWindow window, ArrayView<uint> values, InputBuffer buffer)
    {
        if (share.Node < tile.EndNode)
        {
            var bias = new Float1(share.Bias);
            var inputs = new WindowInputs(buffer, InputBuffer.EvenBefore(tile.FirstEdge), window);
            Float1 start = AggregationFunctions.Start(share.Aggregation, bias);
            Float1 sum = work.HasLongSums != 0 && share.Aggregation == AggregationKind.Sum
                ? inputs.AddToSum(share.FirstEdge, share.EndEdge, start)
                : NodeActivation.Add(inputs, share.Aggregation, share.FirstEdge, share.EndEdge, start);
            Float1 value = NodeActivation.Finish(share.Activation, share.Aggregation, bias, share.EndEdge - share.FirstEdge, sum);
            Published.Write(ref values[share.Node], value.Value);
        }
    }
}
