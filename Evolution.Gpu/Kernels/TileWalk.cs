using Evolution.Core.Networks;
using Evolution.Core.Networks.Aggregations;
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
    /// <summary>Returns the edges that a block takes in hand at once.</summary>
    public static int EdgesAtOnce(int threads, int lanes) => EdgeOctet.Count * (threads / lanes);

    /// <inheritdoc/>
    public static void Run<TTeam>(BatchView batch, TeamView work, int network, ArrayView<float> values, InputBuffer buffer)
        where TTeam : struct, ITeam<TTeam>
    {
        var nodes = new GlobalNodes(batch, network);
        var cursor = new TileCursor(work, nodes.Inputs, network, TTeam.Blocks, EdgesAtOnce(Group.DimX, work.Lanes));
        var lane = new LaneValues(values, Group.IdxX % work.Lanes, work.Lanes);
        Tile tile = cursor.First(TTeam.Block, cursor.FirstLevel);
        EdgeOctet edges = Load(batch, work, cursor, tile);
        var sum = default(Float1);
        int arrival = TTeam.Arrive(work);
        Tile next = cursor.Next(tile, TTeam.Block);
        TTeam.Wait(work, arrival);
        for (int level = cursor.FirstLevel; level < cursor.EndLevel; level++)
        {
            while (tile.Level == level)
            {
                var share = NodeShare.Of(nodes, tile, tile.FirstNode + (Group.IdxX / work.Lanes));
                Stage(work, edges, lane, buffer);
                edges = Load(batch, work, cursor, next);
                Group.Barrier();
                sum = Add(work, share, tile, cursor.EndInHand(tile), sum, lane, buffer);
                Group.Barrier();
                tile = next;
                next = tile.Level == level ? cursor.Next(tile, TTeam.Block) : next;
            }

            // Where the tile after next lies takes several loads, one after the other; they are under way while others arrive.
            arrival = TTeam.Arrive(work);
            next = cursor.Next(tile, TTeam.Block);
            TTeam.Wait(work, arrival);
        }
    }

    private static EdgeOctet Load(BatchView batch, TeamView work, TileCursor cursor, Tile tile) =>
        EdgeOctet.Load(batch.Edge, tile.FirstInHand + (Group.IdxX / work.Lanes), Group.DimX / work.Lanes, cursor.EndInHand(tile));

    private static void Stage(TeamView work, EdgeOctet edges, LaneValues lane, InputBuffer buffer)
    {
        // Threads that do not make up a whole row of lanes stand idle.
        int step = Group.DimX / work.Lanes * work.Lanes;
        if (Group.IdxX < step)
        {
            edges.Stage(lane, buffer, Group.IdxX, step);
        }
    }

    /// <summary>Adds up what is in hand of the node and lane of the calling thread; a node with more edges goes on from there.</summary>
    private static Float1 Add(TeamView work, NodeShare share, Tile tile, int endInHand, Float1 sum, LaneValues lane, InputBuffer buffer)
    {
        if (share.Node >= tile.EndNode)
        {
            return sum;
        }

        int first = IntrinsicMath.Max(share.FirstEdge, tile.FirstInHand);
        int end = IntrinsicMath.Min(share.EndEdge, endInHand);
        var staged = new StagedInputs(buffer, tile.FirstInHand, Group.IdxX % work.Lanes, work.Lanes);
        sum = first == share.FirstEdge ? AggregationFunctions.Start(share.Aggregation, new Float1(share.Bias)) : sum;
        sum = NodeActivation.Add(staged, share.Aggregation, first, end, sum);
        if (end == share.EndEdge)
        {
            lane[share.Node] = NodeActivation.Finish(share.Activation, share.Aggregation, new Float1(share.Bias), share.EndEdge - share.FirstEdge, sum).Value;
        }

        return sum;
    }
}
