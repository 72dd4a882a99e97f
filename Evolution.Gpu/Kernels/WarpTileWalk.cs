using Evolution.Core.Numerics;
using Evolution.Gpu.Views;
using ILGPU;

namespace Evolution.Gpu.Kernels;

/// <summary>
/// For one lane: each warp computes tiles of its own, as blocks do in <see cref="TileWalk"/>, and waits for no other one within a level. The
/// values of the next tile are under way while one is added up, so that they are not waited for after a node of many edges.
/// </summary>
public readonly struct WarpTileWalk : ILevelWalk
{
    /// <summary>The most threads of a block: each has as many registers as what is under way takes.</summary>
    public const int MostThreads = 512;

    /// <summary>Returns the edges that a warp takes in hand at once.</summary>
    public static int EdgesAtOnce(int warpSize) => EdgeOctet.Count * warpSize;

    /// <inheritdoc/>
    public static void Run<TTeam>(BatchView batch, TeamView work, int network, ArrayView<float> values, InputBuffer buffer)
        where TTeam : struct, ITeam<TTeam>
    {
        int edgesAtOnce = EdgesAtOnce(Warp.WarpSize);
        var nodes = new GlobalNodes(batch, network);
        var cursor = new TileCursor(work, network, (WarpThread.WarpOfBlock * TTeam.Blocks) + TTeam.Block, work.WarpsOfBlock * TTeam.Blocks, edgesAtOnce);
        var lane = new LaneValues(values, 0, 1);
        InputBuffer inputs = buffer.OfWarp();
        Tile tile = cursor.First(cursor.FirstLevel);
        EdgeOctet edges = Load(batch, cursor, tile);
        var sum = default(Float1);
        int arrival = TTeam.Arrive(work);
        Tile next = cursor.Next(tile);
        EdgeOctet nextEdges = Load(batch, cursor, next);
        NodeShare nextShare = Share(nodes, tile);
        TTeam.Wait(work, arrival);
        for (int level = cursor.FirstLevel; level < cursor.EndLevel; level++)
        {
            ValueOctet fetched = tile.Level == level ? edges.Fetch(lane) : default;
            while (tile.Level == level)
            {
                NodeShare share = nextShare;
                Tile after = next.Level == level ? cursor.Next(next) : next;
                edges.Stage(fetched, inputs, WarpThread.Lane, Warp.WarpSize);
                edges = nextEdges;
                nextShare = Share(nodes, next);
                if (next.Level == level)
                {
                    fetched = edges.Fetch(lane);
                    nextEdges = Load(batch, cursor, after);
                }

                Warp.Barrier();
                share.Add(ref sum, inputs, tile, cursor.EndInHand(tile), lane);
                Warp.Barrier();
                tile = next;
                next = after;
            }

            // Where tiles lie takes several loads, one after the other; they are under way while others arrive.
            arrival = TTeam.Arrive(work);
            next = cursor.Next(tile);
            nextEdges = Load(batch, cursor, next);
            TTeam.Wait(work, arrival);
        }
    }

    private static NodeShare Share(GlobalNodes nodes, Tile tile) =>
        NodeShare.Of(nodes, tile.Nodes.FirstNode + WarpThread.Lane, IntrinsicMath.Max(1, tile.Nodes.EndNode));

    private static EdgeOctet Load(BatchView batch, TileCursor cursor, Tile tile) =>
        EdgeOctet.Load(batch.Edge, tile.FirstInHand + WarpThread.Lane, Warp.WarpSize, cursor.EndInHand(tile));
}
