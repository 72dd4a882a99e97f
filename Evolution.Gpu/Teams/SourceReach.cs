using System.Numerics;
using System.Runtime.InteropServices;
using Evolution.Core.Networks;

namespace Evolution.Gpu.Teams;

/// <summary>The nodes from the first source of a level to the level's first node, the most of any level; 0 without edges.</summary>
internal sealed class SourceReach : TopologyMemo<int>
{
    /// <inheritdoc/>
    protected override int Find(NetworkBatch batch, int network)
    {
        int node = batch.NodeOffset[network];
        ReadOnlySpan<int> edgeOffset = batch.EdgeOffset[node..(batch.NodeOffset[network + 1] + 1)];
        int first = batch.Shape.Inputs;
        int reach = 0;
        foreach (int end in batch.LevelEnd[batch.LevelOffset[network]..batch.LevelOffset[network + 1]])
        {
            reach = Math.Max(reach, first - LowestSource(batch.Edge[edgeOffset[first]..edgeOffset[end]], first));
            first = end;
        }

        return reach;
    }

    private static int LowestSource(ReadOnlySpan<NetworkEdge> edges, int most)
    {
        // A source is the lower half of an edge's 8 bytes.
        ReadOnlySpan<Vector<ulong>> vectors = MemoryMarshal.Cast<NetworkEdge, Vector<ulong>>(edges);
        var sources = new Vector<ulong>(uint.MaxValue);
        var lowest = new Vector<ulong>((ulong)most);
        foreach (Vector<ulong> vector in vectors)
        {
            lowest = Vector.Min(lowest, vector & sources);
        }

        int least = most;
        for (int lane = 0; lane < Vector<ulong>.Count; lane++)
        {
            least = (int)Math.Min((ulong)least, lowest[lane]);
        }

        foreach (NetworkEdge edge in edges[(vectors.Length * Vector<ulong>.Count)..])
        {
            least = Math.Min(least, edge.Source);
        }

        return least;
    }
}
