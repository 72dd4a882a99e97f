namespace Evolution.Core.Genomes;

/// <summary>Rows of a segment that belong to topologies side by side.</summary>
internal struct TopologyRows
{
    /// <summary>First node row.</summary>
    public int NodeOffset;

    /// <summary>Number of node rows.</summary>
    public int NodeCount;

    /// <summary>First connection row.</summary>
    public int ConnectionOffset;

    /// <summary>Number of connection rows.</summary>
    public int ConnectionCount;

    /// <summary>Whether an evaluation order was found for them; if not, its columns hold nothing.</summary>
    public bool IsOrdered;

    /// <summary>Returns no rows, where a topology's begin.</summary>
    public static TopologyRows At(in TopologyRecord record) =>
        new() { NodeOffset = record.NodeOffset, ConnectionOffset = record.ConnectionOffset, IsOrdered = record.IsOrdered != 0 };

    /// <summary>Takes a topology in, if its rows follow these and it is ordered as they are.</summary>
    public bool TryExtend(in TopologyRecord record)
    {
        bool follows = record.NodeOffset == NodeOffset + NodeCount && record.ConnectionOffset == ConnectionOffset + ConnectionCount;
        if (!follows || record.IsOrdered != 0 != IsOrdered)
        {
            return false;
        }

        NodeCount += record.NodeCount;
        ConnectionCount += record.ConnectionCount;
        return true;
    }
}
