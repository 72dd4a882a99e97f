using ILGPU;

namespace Evolution.Gpu.Views;

/// <summary>Finds the tiles of a network that one block computes, level after level.</summary>
/// <param name="work">The tiles.</param>
/// <param name="inputs">The inputs of a network.</param>
/// <param name="network">Its number.</param>
/// <param name="blocks">The blocks that share the tiles of a level.</param>
/// <param name="edgesAtOnce">The edges that a block takes in hand at once.</param>
public readonly struct TileCursor(TeamView work, int inputs, int network, int blocks, int edgesAtOnce)
{
    private readonly TeamView _work = work;
    private readonly int _inputs = inputs;
    private readonly int _firstTile = work.TileOffset[work.LevelOffset[network]];
    private readonly int _blocks = blocks;
    private readonly int _edgesAtOnce = edgesAtOnce;

    /// <summary>Gets the network's first level.</summary>
    public int FirstLevel { get; } = work.LevelOffset[network];

    /// <summary>Gets one past the network's last level.</summary>
    public int EndLevel { get; } = work.LevelOffset[network + 1];

    /// <summary>Returns the edges of a tile that are in hand together, from <see cref="Tile.FirstInHand"/> on.</summary>
    public int EndInHand(Tile tile) => IntrinsicMath.Min(tile.FirstInHand + _edgesAtOnce, tile.EndEdge);

    /// <summary>Returns the first tile of a block from some level on; its level is <see cref="EndLevel"/> where there is none.</summary>
    public Tile First(int block, int level)
    {
        int number = 0;
        for (; level < EndLevel; level++)
        {
            number = _work.TileOffset[level] + block;
            if (number < _work.TileOffset[level + 1])
            {
                return Open(number, level);
            }
        }

        return new Tile { Level = EndLevel };
    }

    /// <summary>Returns what follows: more edges of the same tile, or another tile; nothing follows where there is none.</summary>
    public Tile Next(Tile tile, int block)
    {
        if (tile.Level == EndLevel)
        {
            return tile;
        }

        if (EndInHand(tile) < tile.EndEdge)
        {
            tile.FirstInHand += _edgesAtOnce;
            return tile;
        }

        int number = tile.Number + _blocks;
        return number < _work.TileOffset[tile.Level + 1] ? Open(number, tile.Level) : First(block, tile.Level + 1);
    }

    private Tile Open(int number, int level)
    {
        int firstEdge = number == 0 ? 0 : _work.TileEdge[number - 1];
        return new Tile
        {
            Number = number,
            Level = level,
            FirstNode = FirstNode(number),
            EndNode = _work.TileEnd[number],
            FirstEdge = firstEdge,
            EndEdge = _work.TileEdge[number],
            FirstInHand = firstEdge,
        };
    }

    private int FirstNode(int number) => number == _firstTile ? _inputs : _work.TileEnd[number - 1];
}
