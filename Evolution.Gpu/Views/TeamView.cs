using ILGPU;

namespace Evolution.Gpu.Views;

/// <summary>
/// How networks are shared out to teams of threads, and where results go. A level's nodes are cut into tiles of consecutive
/// nodes, which a crew, a block or a warp, computes together; a network's rows come in passes, each of which computes several side by side.
/// </summary>
public struct TeamView
{
    /// <summary>The binary places of <see cref="LanesFactor"/>: enough for blocks of 2^13 threads and 7 lanes.</summary>
    public const int LanesShift = 16;

    /// <summary>Network to its first level; shape [P + 1].</summary>
    public ArrayView<int> LevelOffset;

    /// <summary>Level to its first tile; shape [levels + 1].</summary>
    public ArrayView<int> TileOffset;

    /// <summary>The tiles of all levels; shape [tiles].</summary>
    public ArrayView<LevelTile> Tiles;

    /// <summary>The threads of a block for each of the lanes, where threads share the edges of a tile.</summary>
    public int ThreadsOfLane;

    /// <summary>What the number of a thread is multiplied by, and shifted right by <see cref="LanesShift"/>, to divide it by the lanes, where threads share the edges of a tile: a device divides at length.</summary>
    public int LanesFactor;

    /// <summary>The warps of a block, where each computes tiles of its own.</summary>
    public int WarpsOfBlock;

    /// <summary>Network and list to the list's first node, where warps have lists of nodes; shape [P * lists + 1].</summary>
    public ArrayView<int> List;

    /// <summary>The nodes of all lists.</summary>
    public ArrayView<ListedNode> Listed;

    /// <summary>The lists of a network.</summary>
    public int Lists;

    /// <summary>The warps that have the same list, each for other lanes.</summary>
    public int Columns;

    /// <summary>The lanes of each of them, a multiple of <see cref="ValueQuad.Count"/>.</summary>
    public int LanesOfColumn;

    /// <summary>The blocks that have come to a barrier of the whole device; the sign changes with every barrier that all have come to; shape [1].</summary>
    public ArrayView<int> Arrivals;

    /// <summary>The first item that no team has taken; shape [1].</summary>
    public ArrayView<int> Queue;

    /// <summary>The finished items of each network; shape [P].</summary>
    public ArrayView<int> Finished;

    /// <summary>The passed rows of each network; shape [P].</summary>
    public ArrayView<int> Passed;

    /// <summary>Rows or control steps computed, by run; shape [runs].</summary>
    public ArrayView<long> Steps;

    /// <summary>Scores; shape [P, rows or episodes].</summary>
    public ArrayView<float> Scores;

    /// <summary>Values of each team; shape [teams, nodes, lanes].</summary>
    public ArrayView<float> Values;

    /// <summary>Fitness of each network; shape [P].</summary>
    public ArrayView<float> Fitness;

    /// <summary>1 for each network that met the task's criterion; shape [P].</summary>
    public ArrayView<byte> Solved;

    /// <summary>Rows or episodes of each network.</summary>
    public int Rows;

    /// <summary>Rows that are computed side by side; episodes are played one at a time.</summary>
    public int Lanes;

    /// <summary>Items of each network: passes over rows, or episodes.</summary>
    public int Items;

    /// <summary>Items of all networks.</summary>
    public int AllItems;

    /// <summary>The largest number of nodes of a network, and some more, so that the values of each begin with a quad.</summary>
    public int MostNodes;

    /// <summary>The values that a block keeps in shared memory; 0 where it keeps none.</summary>
    public int Window;

    /// <summary>1 where all values were cleared before the launch, which goes through one network once.</summary>
    public int IsCleared;

    /// <summary>Network, block and warp to where a <see cref="NodeStream"/> lies, where blocks keep values; shape [P * blocks * streams of a block].</summary>
    public ArrayView<StreamSpan> Stream;

    /// <summary>The words of all streams.</summary>
    public ArrayView<StreamWord> StreamWords;

    /// <summary>The warps of a block that read streams.</summary>
    public int StreamsOfBlock;

    /// <summary>The words that a warp fetches at once; its ring has room for <see cref="StreamRing.Parts"/> times as many.</summary>
    public int WordsOfPart;

    /// <summary>Returns a team's values.</summary>
    public readonly ArrayView<float> ValuesOf(int team)
    {
        long size = (long)MostNodes * Lanes;
        return Values.SubView(team * size, size);
    }

    /// <summary>Returns the scores of a network.</summary>
    public readonly ArrayView<float> ScoresOf(int network) => Scores.SubView((long)network * Rows, Rows);
}
