namespace Evolution.Gpu.Views;

/// <summary>A tile of a level, and the part of its edges that a crew has in hand.</summary>
public struct Tile
{
    /// <summary>The tile's number in the launch.</summary>
    public int Number;

    /// <summary>The level that it belongs to.</summary>
    public int Level;

    /// <summary>How many tiles on the crew's next one of the level is.</summary>
    public int Step;

    /// <summary>The nodes.</summary>
    public LevelTile Nodes;

    /// <summary>The first edge in hand.</summary>
    public int FirstInHand;
}
