namespace Evolution.Gpu.Views;

/// <summary>A node that a warp computes, in the order in which it comes to them; 16 bytes, which are read together.</summary>
public struct ListedNode
{
    /// <summary>The node, counted within its network.</summary>
    public int Node;

    /// <summary>Its first edge, counted within the launch.</summary>
    public int FirstEdge;

    /// <summary>The number of its edges.</summary>
    public int Edges;

    /// <summary>Its level, counted within its network.</summary>
    public int Level;
}
