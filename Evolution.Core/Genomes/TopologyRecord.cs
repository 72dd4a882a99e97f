namespace Evolution.Core.Genomes;

/// <summary>Where a topology's rows lie, and what is known of its evaluation order.</summary>
internal struct TopologyRecord
{
    /// <summary>The segment, by the number of the worker that wrote it.</summary>
    public int Segment;

    /// <summary>First node row.</summary>
    public int NodeOffset;

    /// <summary>Number of node rows.</summary>
    public int NodeCount;

    /// <summary>First connection row.</summary>
    public int ConnectionOffset;

    /// <summary>Number of connection rows.</summary>
    public int ConnectionCount;

    /// <summary>1 once a worker has taken on to find the evaluation order; the three counts and the stamp below hold when it has.</summary>
    public int IsOrdered;

    /// <summary>Nodes in the evaluation order.</summary>
    public int OrderedNodeCount;

    /// <summary>Edges in the evaluation order.</summary>
    public int OrderedEdgeCount;

    /// <summary>Dependency levels.</summary>
    public int LevelCount;

    /// <summary>A number that no other topology of the process has; given with the evaluation order.</summary>
    public long Stamp;
}
