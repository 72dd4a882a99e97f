using Evolution.Core.Genomes;

namespace Evolution.Core.Reproduction;

/// <summary>The ids of a child's new genes.</summary>
/// <param name="Link">Innovation id of the new connection, if one was asked for.</param>
/// <param name="Split">Ids of the new node and its connections, if one was asked for.</param>
internal readonly record struct NewIds(int Link, SplitInnovation Split)
{
    /// <summary>A split and a link add at most three connections, all at the end.</summary>
    private const int MostNewConnections = 3;

    /// <summary>Writes the ids into the genes of a child.</summary>
    public void Write(Population next, int child, StructuralRequest request)
    {
        ref readonly TopologyRecord record = ref next.Topologies.Record(next.TopologyOf(child));
        TopologySegment segment = next.Topologies.Segment(record.Segment);
        Span<int> innovation = segment.Innovation.AsSpan(record.ConnectionOffset, record.ConnectionCount);
        int first = Math.Max(innovation.Length - MostNewConnections, 0);
        if (request.LinkSource != StructuralRequest.None)
        {
            Replace(innovation[first..], StructuralRequest.PendingLink, Link);
        }

        if (request.SplitInnovation != StructuralRequest.None)
        {
            segment.NodeId[record.NodeOffset + record.NodeCount - 1] = Split.Node;
            Replace(innovation[first..], StructuralRequest.PendingIncoming, Split.Incoming);
            Replace(innovation[first..], StructuralRequest.PendingOutgoing, Split.Outgoing);
        }

        SortTail(segment, record, first, next.WritableWeights(child));
    }

    private static void Replace(Span<int> innovation, int pending, int id)
    {
        int index = innovation.IndexOf(pending);
        innovation[index] = id;
    }

    /// <summary>Ids shared with an earlier child may be smaller than its neighbours': an insertion sort of the last genes.</summary>
    private static void SortTail(TopologySegment segment, in TopologyRecord record, int first, Span<float> weights)
    {
        int offset = record.ConnectionOffset;
        for (int i = first + 1; i < record.ConnectionCount; i++)
        {
            for (int j = i; j > first && segment.Innovation[offset + j] < segment.Innovation[offset + j - 1]; j--)
            {
                Swap(segment.Innovation, offset + j);
                Swap(segment.Source, offset + j);
                Swap(segment.Target, offset + j);
                Swap(segment.Enabled, offset + j);
                (weights[j - 1], weights[j]) = (weights[j], weights[j - 1]);
            }
        }
    }

    private static void Swap<TElement>(TElement[] column, int index) =>
        (column[index - 1], column[index]) = (column[index], column[index - 1]);
}
