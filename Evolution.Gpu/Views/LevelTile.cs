namespace Evolution.Gpu.Views;

/// <summary>Consecutive nodes of a level, and their edges; 16 bytes, which are read together.</summary>
public struct LevelTile
{
    /// <summary>The first node, counted within the network.</summary>
    public int FirstNode;

    /// <summary>One past the last node.</summary>
    public int EndNode;

    /// <summary>The first edge of the first node, counted within the launch.</summary>
    public int FirstEdge;

    /// <summary>One past the last edge of the last node.</summary>
    public int EndEdge;
}
