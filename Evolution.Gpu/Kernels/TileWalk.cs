using Evolution.Core.Networks;
using Evolution.Core.Numerics;
using Evolution.Gpu.Views;
using ILGPU;

namespace Evolution.Gpu.Kernels;

/// <summary>
/// For few lanes: the threads of a block read the edges of a tile one next to the other, whatever nodes they belong to, and
/// leave the products in shared memory; then a thread adds up a node's in stored order. The edges of the next tile are under
/// way meanwhile, over the barrier between levels too, because nothing computed is needed for them.
/// </summary>
public readonly struct TileWalk : ILevelWalk
{
    /// <summary>Returns the edges that a block takes in hand at once.</summary>
    public static int EdgesAtOnce(int threads, int lanes) => EdgeOctet.Count * (threads / lanes);

    /// <inheritdoc/>
    public static void Run<TTeam>(BatchView batch, TeamView work, int network, ArrayView<float> values, TermBuffer terms)
        where TTeam : struct, ITeam<TTeam>
    {
        var nodes = new GlobalNodes(batch, network);
        var cursor = new TileCursor(work, nodes, network, TTeam.Blocks, EdgesAtOnce(Group.DimX, work.Lanes));
        var lane = new LaneValues(values, Group.IdxX % work.Lanes, work.Lanes);
        Tile tile = cursor.First(TTeam.Block, cursor.FirstLevel);
        EdgeOctet edges = Load(batch, work, cursor, tile);
        var sum = default(Float1);
        TTeam.Barrier(work);
        for (int level = cursor.FirstLevel; level < cursor.EndLevel; level++)
        {
            while (tile.Level == level)
            {
                Multiply(work, edges, lane, terms);
                Tile next = cursor.Next(tile, TTeam.Block);
                edges = Load(batch, work, cursor, next);
                Group.Barrier();
                sum = Add(work, nodes, tile, cursor.EndInHand(tile), sum, lane, terms);
                Group.Barrier();
                tile = next;
            }

            TTeam.Barrier(work);
        }
    }

    private static EdgeOctet Load(BatchView batch, TeamView work, TileCursor cursor, Tile tile) =>
        EdgeOctet.Load(batch.Edge, tile.FirstInHand + (Group.IdxX / work.Lanes), Group.DimX / work.Lanes, cursor.EndInHand(tile));

    private static void Multiply(TeamView work, EdgeOctet edges, LaneValues lane, TermBuffer terms)
    {
        // Threads that do not make up a whole row of lanes stand idle.
        int step = Group.DimX / work.Lanes * work.Lanes;
        if (Group.IdxX < step)
        {
            edges.Multiply(lane, terms, Group.IdxX, step);
        }
    }

    /// <summary>Adds up what is in hand of the node and lane of the calling thread; a node with more edges goes on from there.</summary>
    private static Float1 Add(TeamView work, GlobalNodes nodes, Tile tile, int endInHand, Float1 sum, LaneValues lane, TermBuffer terms)
    {
        int node = tile.FirstNode + (Group.IdxX / work.Lanes);
        if (node >= tile.EndNode)
        {
            return sum;
        }

        int firstEdge = nodes.EdgeEnd(node - 1);
        int endEdge = nodes.EdgeEnd(node);
        int first = IntrinsicMath.Max(firstEdge, tile.FirstInHand);
        int end = IntrinsicMath.Min(endEdge, endInHand);
        var staged = new StagedTerms(terms, tile.FirstInHand, Group.IdxX % work.Lanes, work.Lanes);
        sum = first == firstEdge ? NodeActivation.Start<Float1, GlobalNodes>(nodes, node) : sum;
        sum = NodeActivation.Add(staged, nodes.Aggregation(node), first, end, sum);
        if (end == endEdge)
        {
            lane[node] = NodeActivation.Finish(nodes, node, endEdge - firstEdge, sum).Value;
        }

        return sum;
    }
}
