using Evolution.Core.Genomes;

namespace Evolution.Core.Reproduction;

/// <summary>Gives a child's new genes their ids, and its topology an entry in the table.</summary>
internal static class NewStructure
{
    /// <summary>A split and a link add at most three connections, all at the end.</summary>
    private const int MostNewConnections = 3;

    /// <summary>Settles one child. Called in genome order.</summary>
    public static void Settle(
        Population next,
        int child,
        in TopologyRecord record,
        StructuralRequest request,
        InnovationLedger ledger)
    {
        next.Settle(child, next.Topologies.Add(record));
        if (request != StructuralRequest.Nothing)
        {
            NumberGenes(next.Topologies.Segment(record.Segment), record, request, ledger, next.WritableWeights(child));
        }
    }

    private static void NumberGenes(
        TopologySegment segment,
        in TopologyRecord record,
        StructuralRequest request,
        InnovationLedger ledger,
        Span<float> weights)
    {
        Span<int> innovation = segment.Innovation.AsSpan(record.ConnectionOffset, record.ConnectionCount);
        int first = Math.Max(innovation.Length - MostNewConnections, 0);
        if (request.LinkSource != StructuralRequest.None)
        {
            Replace(innovation[first..], StructuralRequest.PendingLink, ledger.Link(request.LinkSource, request.LinkTarget));
        }

        if (request.SplitInnovation != StructuralRequest.None)
        {
            SplitInnovation split = ledger.Split(request.SplitInnovation);
            segment.NodeId[record.NodeOffset + record.NodeCount - 1] = split.Node;
            Replace(innovation[first..], StructuralRequest.PendingIncoming, split.Incoming);
            Replace(innovation[first..], StructuralRequest.PendingOutgoing, split.Outgoing);
        }

        SortTail(segment, record, first, weights);
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
