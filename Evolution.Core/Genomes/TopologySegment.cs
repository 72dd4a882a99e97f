using Evolution.Core.Numerics;

namespace Evolution.Core.Genomes;

/// <summary>
/// The columns of the topologies that one worker wrote: every topology is a contiguous range of node rows and one of
/// connection rows. One writer at a time; rows that are written never move while workers run.
/// </summary>
/// <remarks>
/// Columns and not objects: a pass over innovation ids or weights then reads nothing else, and a million genomes are a
/// few dozen arrays. One segment a worker and not one arena with a lock: a child is written where it is made.
/// </remarks>
internal sealed class TopologySegment
{
    /// <summary>Node row to node id.</summary>
    public int[] NodeId = [];

    /// <summary>Node row to activation function.</summary>
    public ActivationKind[] Activation = [];

    /// <summary>Node row to aggregation.</summary>
    public AggregationKind[] Aggregation = [];

    /// <summary>Connection row to innovation id; ascending within a topology.</summary>
    public int[] Innovation = [];

    /// <summary>Connection row to the position of its source among the topology's nodes.</summary>
    public int[] Source = [];

    /// <summary>Connection row to the position of its target among the topology's nodes.</summary>
    public int[] Target = [];

    /// <summary>Connection row to whether it carries signals.</summary>
    public bool[] Enabled = [];

    /// <summary>Evaluation order: the node positions that outputs depend on, by dependency level.</summary>
    public int[] OrderedNode = [];

    /// <summary>Evaluation order: for each entry of <see cref="OrderedNode"/>, one past its last row in <see cref="OrderedSource"/>.</summary>
    public int[] OrderedEdgeEnd = [];

    /// <summary>Evaluation order: for each dependency level, one past its last entry in <see cref="OrderedNode"/>.</summary>
    public int[] OrderedLevelEnd = [];

    /// <summary>Evaluation order: the source of an edge, as an input number or the number of inputs plus an entry of <see cref="OrderedNode"/>.</summary>
    public int[] OrderedSource = [];

    /// <summary>Evaluation order: the connection whose weight an edge takes.</summary>
    public int[] OrderedConnection = [];

    /// <summary>Evaluation order: the place of each output, numbered as in <see cref="OrderedSource"/>; as many rows as the topology has outputs.</summary>
    public int[] OrderedOutput = [];

    /// <summary>Gets the node rows in use.</summary>
    public int NodeRows { get; private set; }

    /// <summary>Gets the connection rows in use.</summary>
    public int ConnectionRows { get; private set; }

    /// <summary>Appends the rows of one topology, their values still to be written.</summary>
    /// <returns>The first node row and the first connection row.</returns>
    public (int NodeOffset, int ConnectionOffset) Append(int nodeCount, int connectionCount)
    {
        (int NodeOffset, int ConnectionOffset) first = (NodeRows, ConnectionRows);
        NodeRows += nodeCount;
        ConnectionRows += connectionCount;
        Buffers.Grow(ref NodeId, NodeRows);
        Buffers.Grow(ref Activation, NodeRows);
        Buffers.Grow(ref Aggregation, NodeRows);
        Buffers.Grow(ref OrderedNode, NodeRows);
        Buffers.Grow(ref OrderedEdgeEnd, NodeRows);
        Buffers.Grow(ref OrderedLevelEnd, NodeRows);
        Buffers.Grow(ref OrderedOutput, NodeRows);
        Buffers.Grow(ref Innovation, ConnectionRows);
        Buffers.Grow(ref Source, ConnectionRows);
        Buffers.Grow(ref Target, ConnectionRows);
        Buffers.Grow(ref Enabled, ConnectionRows);
        Buffers.Grow(ref OrderedSource, ConnectionRows);
        Buffers.Grow(ref OrderedConnection, ConnectionRows);
        return first;
    }

    /// <summary>Asks for the rows of a topology.</summary>
    /// <param name="record">The topology.</param>
    /// <param name="withEnds">Whether to ask for more than what two parents are compared by.</param>
    public void Prefetch(in TopologyRecord record, bool withEnds)
    {
        Numerics.Prefetch.Read<int>(Innovation.AsSpan(record.ConnectionOffset, record.ConnectionCount));
        Numerics.Prefetch.Read<bool>(Enabled.AsSpan(record.ConnectionOffset, record.ConnectionCount));
        Numerics.Prefetch.Read<int>(NodeId.AsSpan(record.NodeOffset, record.NodeCount));
        if (withEnds)
        {
            Numerics.Prefetch.Read<int>(Source.AsSpan(record.ConnectionOffset, record.ConnectionCount));
            Numerics.Prefetch.Read<int>(Target.AsSpan(record.ConnectionOffset, record.ConnectionCount));
            Numerics.Prefetch.Read<ActivationKind>(Activation.AsSpan(record.NodeOffset, record.NodeCount));
            Numerics.Prefetch.Read<AggregationKind>(Aggregation.AsSpan(record.NodeOffset, record.NodeCount));
        }
    }

    /// <summary>Moves rows down to the given ones, over rows that nothing uses any more.</summary>
    public void Slide(in TopologyRows rows, int nodeOffset, int connectionOffset)
    {
        MoveDown(NodeId, rows.NodeOffset, nodeOffset, rows.NodeCount);
        MoveDown(Activation, rows.NodeOffset, nodeOffset, rows.NodeCount);
        MoveDown(Aggregation, rows.NodeOffset, nodeOffset, rows.NodeCount);
        MoveDown(Innovation, rows.ConnectionOffset, connectionOffset, rows.ConnectionCount);
        MoveDown(Source, rows.ConnectionOffset, connectionOffset, rows.ConnectionCount);
        MoveDown(Target, rows.ConnectionOffset, connectionOffset, rows.ConnectionCount);
        MoveDown(Enabled, rows.ConnectionOffset, connectionOffset, rows.ConnectionCount);
        if (rows.IsOrdered)
        {
            MoveDown(OrderedNode, rows.NodeOffset, nodeOffset, rows.NodeCount);
            MoveDown(OrderedEdgeEnd, rows.NodeOffset, nodeOffset, rows.NodeCount);
            MoveDown(OrderedLevelEnd, rows.NodeOffset, nodeOffset, rows.NodeCount);
            MoveDown(OrderedOutput, rows.NodeOffset, nodeOffset, rows.NodeCount);
            MoveDown(OrderedSource, rows.ConnectionOffset, connectionOffset, rows.ConnectionCount);
            MoveDown(OrderedConnection, rows.ConnectionOffset, connectionOffset, rows.ConnectionCount);
        }
    }

    /// <summary>Gives up the rows from the given ones on.</summary>
    public void Truncate(int nodeRows, int connectionRows)
    {
        NodeRows = nodeRows;
        ConnectionRows = connectionRows;
    }

    private static void MoveDown<TElement>(TElement[] column, int from, int to, int count) =>
        column.AsSpan(from, count).CopyTo(column.AsSpan(to, count));
}
