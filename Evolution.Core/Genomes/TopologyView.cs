namespace Evolution.Core.Genomes;

/// <summary>The structure of a genome: everything but its weights and biases. Valid until the next generation is bred.</summary>
public readonly ref struct TopologyView
{
    private readonly TopologySegment _segment;
    private readonly TopologyRecord _record;

    internal TopologyView(TopologySegment segment, in TopologyRecord record)
    {
        _segment = segment;
        _record = record;
    }

    /// <summary>Gets the number of node genes, inputs included.</summary>
    public int NodeCount => _record.NodeCount;

    /// <summary>Gets the number of connection genes, disabled ones included.</summary>
    public int ConnectionCount => _record.ConnectionCount;

    /// <summary>Gets the node ids; ascending.</summary>
    public ReadOnlySpan<int> NodeId => _segment.NodeId.AsSpan(_record.NodeOffset, _record.NodeCount);

    /// <summary>Gets the nodes' activation functions; inputs have one that nothing reads.</summary>
    public ReadOnlySpan<ActivationKind> Activation => _segment.Activation.AsSpan(_record.NodeOffset, _record.NodeCount);

    /// <summary>Gets the nodes' aggregations; inputs have one that nothing reads.</summary>
    public ReadOnlySpan<AggregationKind> Aggregation => _segment.Aggregation.AsSpan(_record.NodeOffset, _record.NodeCount);

    /// <summary>Gets the connections' innovation ids; ascending.</summary>
    public ReadOnlySpan<int> Innovation => _segment.Innovation.AsSpan(_record.ConnectionOffset, _record.ConnectionCount);

    /// <summary>Gets the connections' sources, as positions among the nodes.</summary>
    public ReadOnlySpan<int> Source => _segment.Source.AsSpan(_record.ConnectionOffset, _record.ConnectionCount);

    /// <summary>Gets the connections' targets, as positions among the nodes.</summary>
    public ReadOnlySpan<int> Target => _segment.Target.AsSpan(_record.ConnectionOffset, _record.ConnectionCount);

    /// <summary>Gets whether the connections carry signals.</summary>
    public ReadOnlySpan<bool> Enabled => _segment.Enabled.AsSpan(_record.ConnectionOffset, _record.ConnectionCount);

    /// <summary>Gets the node positions in evaluation order; see <see cref="TopologySegment"/> for this and the next five.</summary>
    internal ReadOnlySpan<int> OrderedNode => _segment.OrderedNode.AsSpan(_record.NodeOffset, _record.OrderedNodeCount);

    internal ReadOnlySpan<int> OrderedEdgeEnd => _segment.OrderedEdgeEnd.AsSpan(_record.NodeOffset, _record.OrderedNodeCount);

    internal ReadOnlySpan<int> OrderedLevelEnd => _segment.OrderedLevelEnd.AsSpan(_record.NodeOffset, _record.LevelCount);

    internal ReadOnlySpan<int> OrderedSource => _segment.OrderedSource.AsSpan(_record.ConnectionOffset, _record.OrderedEdgeCount);

    internal ReadOnlySpan<int> OrderedConnection => _segment.OrderedConnection.AsSpan(_record.ConnectionOffset, _record.OrderedEdgeCount);

    internal ReadOnlySpan<int> OrderedOutput(int outputs) => _segment.OrderedOutput.AsSpan(_record.NodeOffset, outputs);
}
