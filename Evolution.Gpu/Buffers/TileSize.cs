namespace Evolution.Gpu.Buffers;

/// <summary>How large a tile of a level may be.</summary>
/// <param name="Edges">The most edges, unless a node has more.</param>
/// <param name="Nodes">The most nodes.</param>
internal readonly record struct TileSize(int Edges, int Nodes)
{
    /// <summary>Gets the size that takes a level whole.</summary>
    public static TileSize Unlimited { get; } = new(int.MaxValue, int.MaxValue);
}
