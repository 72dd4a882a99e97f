namespace Evolution.Gpu.Views;

/// <summary>Consecutive nodes of a level, and the part of their edges that a block has in hand.</summary>
public struct Tile
{
    /// <summary>The tile's number in the launch.</summary>
    public int Number;

    /// <summary>The level that it belongs to.</summary>
    public int Level;

    /// <summary>The first node.</summary>
    public int FirstNode;

    /// <summary>One past the last node.</summary>
    public int EndNode;

    /// <summary>The first edge of the first node.</summary>
    public int FirstEdge;

    /// <summary>One past the last edge of the last node.</summary>
    public int EndEdge;

    /// <summary>The first edge in hand.</summary>
    public int FirstInHand;
}
