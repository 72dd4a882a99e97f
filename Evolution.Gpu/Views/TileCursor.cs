using ILGPU;

namespace Evolution.Gpu.Views;

/// <summary>
/// Finds the tiles of a network that one crew, a block or a warp, computes, level after level: of every so many as there are crews one. Those that take
/// longest come first, and crews have their turn in one order at first and in the other from then on: who has the longest tile is the last to get one more.
/// </summary>
/// <param name="work">The tiles.</param>
/// <param name="network">The network's number.</param>
/// <param name="crew">The crew.</param>
/// <param name="crews">The crews that share the tiles of a level.</param>
/// <param name="edgesAtOnce">The edges that a crew takes in hand at once.</param>
public readonly struct TileCursor(TeamView work, int network, int crew, int crews, int edgesAtOnce)
{
    private readonly TeamView _work = work;
    private readonly int _crew = crew;
    private readonly int _crews = crews;
    private readonly int _edgesAtOnce = edgesAtOnce;

    /// <summary>Gets the network's first level.</summary>
    public int FirstLevel { get; } = work.LevelOffset[network];

    /// <summary>Gets one past the network's last level.</summary>
    public int EndLevel { get; } = work.LevelOffset[network + 1];

    /// <summary>Returns the edges of a tile that are in hand together, from <see cref="Tile.FirstInHand"/> on.</summary>
    public int EndInHand(Tile tile) => tile.FirstInHand + IntrinsicMath.Min(_edgesAtOnce, tile.Nodes.EndEdge - tile.FirstInHand);

    /// <summary>Returns the crew's first tile from some level on; its level is <see cref="EndLevel"/> where there is none.</summary>
    public Tile First(int level)
    {
        for (; level < EndLevel; level++)
        {
            int number = _work.TileOffset[level] + _crew;
            if (number < _work.TileOffset[level + 1])
            {
                return Open(number, level, (2 * (_crews - _crew)) - 1);
            }
        }

        return new Tile { Level = EndLevel };
    }

    /// <summary>Returns what follows: more edges of the same tile, or another tile; nothing follows where there is none.</summary>
    public Tile Next(Tile tile)
    {
        if (tile.Level == EndLevel)
        {
            return tile;
        }

        if (EndInHand(tile) < tile.Nodes.EndEdge)
        {
            tile.FirstInHand += _edgesAtOnce;
            return tile;
        }

        int number = tile.Number + tile.Step;
        return number < _work.TileOffset[tile.Level + 1] ? Open(number, tile.Level, _crews) : First(tile.Level + 1);
    }

    private Tile Open(int number, int level, int step)
    {
        LevelTile tile = _work.Tiles[number];
        return new Tile { Number = number, Level = level, Step = step, Nodes = tile, FirstInHand = tile.FirstEdge };
    }
}
