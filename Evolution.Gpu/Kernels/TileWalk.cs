using Evolution.Core.Numerics;
using Evolution.Gpu.Views;
using ILGPU;

namespace Evolution.Gpu.Kernels;

/// <summary>
/// For few lanes: the threads of a block read the edges of a tile one next to the other, whatever nodes they belong to, and
/// leave weights and values in shared memory; then a thread adds up a node's in stored order. The edges of the next tile are under
/// way meanwhile, over the barrier between levels too, because nothing computed is needed for them.
/// </summary>
public readonly struct TileWalk : ILevelWalk
{
    /// <summary>The most threads of a block.</summary>
    public const int MostThreads = 512;

    /// <summary>The most blocks of a multiprocessor that share a level: a barrier of the device costs by blocks, and so many keep its memory busy.</summary>
    public const int MostBlocks = 2;

    /// <summary>Returns the edges that a block takes in hand at once.</summary>
    public static int EdgesAtOnce(int threads, int lanes) => EdgeOctet.Count * (threads / lanes);

    /// <inheritdoc/>
    public static void Run<TTeam>(BatchView batch, TeamView work, int network, ArrayView<float> values, InputBuffer buffer)
        where TTeam : struct, ITeam<TTeam>
    {
        int edgesAtOnce = EdgeOctet.Count * work.ThreadsOfLane;
        int lane = Group.IdxX - (Row(work) * work.Lanes);
        var nodes = new GlobalNodes(batch, network);
        var cursor = new TileCursor(work, network, TTeam.Block, TTeam.Blocks, edgesAtOnce);
        var laneValues = new LaneValues(values, lane, work.Lanes);
        InputBuffer inputs = buffer.Column(lane, edgesAtOnce);
        Tile tile = cursor.First(cursor.FirstLevel);
        EdgeOctet edges = Load(batch, work, cursor, tile);
        var sum = default(Float1);
        int arrival = TTeam.Arrive(work);
        Tile next = cursor.Next(tile);
        TTeam.Wait(work, arrival);
        for (int level = cursor.FirstLevel; level < cursor.EndLevel; level++)
        {
            while (tile.Level == level)
            {
                var share = NodeShare.Of(nodes, tile.Nodes.FirstNode + Row(work), tile.Nodes.EndNode);
                Stage(work, edges, laneValues, inputs);
                edges = Load(batch, work, cursor, next);
                Group.Barrier();
                share.Add(ref sum, inputs, tile, cursor.EndInHand(tile), laneValues);
                Group.Barrier();
                tile = next;
                next = tile.Level == level ? cursor.Next(tile) : next;
            }

            // Where the tile after next lies takes several loads, one after the other; they are under way while others arrive.
            arrival = TTeam.Arrive(work);
            next = cursor.Next(tile);
            TTeam.Wait(work, arrival);
        }
    }

    /// <summary>Returns which of a lane's threads the calling one is.</summary>
    private static int Row(TeamView work) => (Group.IdxX * work.LanesFactor) >> TeamView.LanesShift;

    private static EdgeOctet Load(BatchView batch, TeamView work, TileCursor cursor, Tile tile) =>
        EdgeOctet.Load(batch.Edge, tile.FirstInHand + Row(work), work.ThreadsOfLane, cursor.EndInHand(tile));

    private static void Stage(TeamView work, EdgeOctet edges, LaneValues values, InputBuffer inputs)
    {
        // Threads that do not make up a whole row of lanes stand idle.
        if (Row(work) < work.ThreadsOfLane)
        {
            edges.Stage(edges.Fetch(values), inputs, Row(work), work.ThreadsOfLane);
        }
    }
}
