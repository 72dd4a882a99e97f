using Evolution.Core.Networks;
using Evolution.Gpu.Buffers;

namespace Evolution.Gpu.Teams;

/// <summary>How many nodes of a network are read and written together while a level is computed: whose values a cache should hold.</summary>
internal static class ReadSpan
{
    /// <summary>Edges that tell of all: enough for a share, and read in microseconds.</summary>
    private const int Sample = 4096;

    /// <summary>Returns the nodes, estimated by how far most edges reach, for the widest network of a part.</summary>
    public static int Of(NetworkBatch batch, BatchPart part)
    {
        int most = 1;
        for (int network = part.Start; network < part.End; network++)
        {
            int nodes = batch.NodeOffset[network + 1] - batch.NodeOffset[network];
            most = nodes <= most ? most : Math.Max(most, Of(batch, network, nodes));
        }

        return most;
    }

    private static int Of(NetworkBatch batch, int network, int nodes)
    {
        ReadOnlySpan<int> edgeOffset = batch.EdgeOffset.Slice(batch.NodeOffset[network], nodes + 1);
        int step = (nodes + Sample - 1) / Sample;
        Span<int> reaches = stackalloc int[Sample];
        int count = 0;
        for (int node = 0; node < nodes && count < reaches.Length; node += step)
        {
            if (edgeOffset[node] < edgeOffset[node + 1])
            {
                int middle = edgeOffset[node] + ((edgeOffset[node + 1] - edgeOffset[node]) / 2);
                reaches[count++] = Math.Max(1, node - batch.Edge[middle].Source);
            }
        }

        reaches = reaches[..count];
        reaches.Sort();
        return count == 0 ? 1 : Math.Min(nodes, reaches[(count - 1) * 15 / 16]);
    }
}
