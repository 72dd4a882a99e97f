namespace Evolution.Gpu.Buffers;

/// <summary>How large a tile of a level may be.</summary>
/// <param name="Edges">The most edges, unless a node has more.</param>
/// <param name="Nodes">The most nodes.</param>
/// <param name="WorthABlock">Where tiles are to be equally large, the edges that are worth a block of their own; null where they are to be few.</param>
internal readonly record struct TileSize(int Edges, int Nodes, int? WorthABlock)
{
    /// <summary>Gets the size that takes a level whole.</summary>
    public static TileSize Unlimited { get; } = new(int.MaxValue, int.MaxValue, null);

    /// <summary>Returns the equal shares that a level is cut into, which are cut on where they are too large: whole rounds of the blocks, because the last block is waited for.</summary>
    /// <param name="edges">The edges of the level.</param>
    /// <param name="mostOfNode">The most edges of one of its nodes: a tile may begin so many before its share does.</param>
    /// <param name="blocks">The blocks that share the level.</param>
    public long SharesOf(long edges, int mostOfNode, int blocks)
    {
        if (WorthABlock is not { } worth)
        {
            return 1;
        }

        int surely = Math.Max(1, Edges - mostOfNode);
        long fewest = Math.Max(1, (edges + surely - 1) / surely);
        return fewest > blocks ? (fewest + blocks - 1) / blocks * blocks : Math.Clamp(edges / worth, fewest, blocks);
    }
}
