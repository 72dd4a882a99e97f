using Evolution.Core.Networks;
using Evolution.Gpu.Buffers;
using Evolution.Gpu.Views;

namespace Evolution.Gpu.Teams;

/// <summary>How a block's shared memory is shared out between the values before a level and the edges of a tile.</summary>
/// <param name="Values">The values, a multiple of <see cref="ValueQuad.Count"/>; 0 where they do not fit and are read from global memory.</param>
/// <param name="Edges">The most edges of a tile.</param>
/// <param name="HasLongSums">Whether some node has so many edges that sums are added up by <see cref="WindowInputs.AddToSum"/>.</param>
internal readonly record struct WindowPlan(int Values, int Edges, bool HasLongSums)
{
    /// <summary>With fewer edges a thread, a block waits for memory more often than it computes.</summary>
    private const int LeastEdgesOfThread = 4;

    /// <summary>Measured: layered networks of 142 edges a node take less time so, those of 36 more; irregular ones, with up to 400 and 36 on average, take less.</summary>
    private const int LeastEdgesOfLongSum = 96;

    /// <summary>Returns the plan for a part's networks: room for the sources of every level, and for as many edges as are left.</summary>
    /// <param name="batch">The networks.</param>
    /// <param name="part">Those in question.</param>
    /// <param name="bytes">The shared memory of a block.</param>
    /// <param name="threads">The threads of a block.</param>
    /// <param name="reach">Knows where sources lie.</param>
    public static WindowPlan For(NetworkBatch batch, BatchPart part, int bytes, int threads, SourceReach reach)
    {
        int mostOfNode = MostEdgesOfNode(batch, part);
        int edges = Math.Max(LeastEdgesOfThread * threads, mostOfNode);
        int room = (int)Math.Max(-1, (bytes - InputBuffer.BytesForEdges(edges, 0)) / sizeof(float) / ValueQuad.Count * ValueQuad.Count);
        int values = 0;
        for (int network = part.Start; network < part.End && values <= room; network++)
        {
            values = Math.Max(values, Quads(reach.Of(batch, network)));
        }

        return values > room ? default : new WindowPlan(values, InputBuffer.EdgesIn(bytes, values), mostOfNode >= LeastEdgesOfLongSum);
    }

    private static int MostEdgesOfNode(NetworkBatch batch, BatchPart part)
    {
        int most = 0;
        ReadOnlySpan<int> edgeOffset = batch.EdgeOffset[batch.NodeOffset[part.Start]..(batch.NodeOffset[part.End] + 1)];
        for (int node = 1; node < edgeOffset.Length; node++)
        {
            most = Math.Max(most, edgeOffset[node] - edgeOffset[node - 1]);
        }

        return most;
    }

    /// <summary>Returns whole quads for so many values, and one more, which reaches into the level.</summary>
    private static int Quads(int values) => (values + (2 * ValueQuad.Count) - 1) / ValueQuad.Count * ValueQuad.Count;
}
