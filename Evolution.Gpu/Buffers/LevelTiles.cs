using Evolution.Core.Networks;
using Evolution.Gpu.Views;
using HostBuffers = Evolution.Core.Numerics.Buffers;

namespace Evolution.Gpu.Buffers;

/// <summary>Cuts the dependency levels of networks into tiles: consecutive nodes whose edges a crew, a block or a warp, takes in hand at once, or one node with more of them.</summary>
internal sealed class LevelTiles
{
    /// <summary>Tiles of more work count alike when they are sorted.</summary>
    private const int MostWork = byte.MaxValue;

    private readonly int[] _start = new int[MostWork + 2];
    private int[] _levelOffset = [];
    private int[] _tileOffset = [];
    private LevelTile[] _tiles = [];
    private LevelTile[] _unsorted = [];
    private byte[] _work = [];
    private int _networks;
    private int _levels;
    private int _count;

    /// <summary>Gets, for each network, its first level; shape [P + 1].</summary>
    public ReadOnlySpan<int> LevelOffset => _levelOffset.AsSpan(0, _networks + 1);

    /// <summary>Gets, for each level, its first tile; shape [levels + 1].</summary>
    public ReadOnlySpan<int> TileOffset => _tileOffset.AsSpan(0, _levels + 1);

    /// <summary>Gets the tiles, those of a level that take longest first; shape [tiles].</summary>
    public ReadOnlySpan<LevelTile> Tiles => _tiles.AsSpan(0, _count);

    /// <summary>Gets the largest number of tiles of a level.</summary>
    public int MostTiles { get; private set; }

    /// <summary>Gets the largest number of nodes of a level.</summary>
    public int MostNodes { get; private set; }

    /// <summary>Cuts consecutive networks of a batch.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="part">The networks.</param>
    /// <param name="size">How large a tile may be.</param>
    public void Cut(NetworkBatch batch, BatchPart part, TileSize size)
    {
        int firstLevel = batch.LevelOffset[part.Start];
        int firstEdge = batch.EdgeOffset[batch.NodeOffset[part.Start]];
        _networks = part.End - part.Start;
        _levels = batch.LevelOffset[part.End] - firstLevel;
        _count = 0;
        MostTiles = 1;
        MostNodes = 1;
        HostBuffers.Reserve(ref _levelOffset, _networks + 1);
        HostBuffers.Reserve(ref _tileOffset, _levels + 1);
        for (int network = part.Start; network <= part.End; network++)
        {
            _levelOffset[network - part.Start] = batch.LevelOffset[network] - firstLevel;
        }

        for (int network = part.Start; network < part.End; network++)
        {
            int first = batch.Shape.Inputs;
            for (int level = batch.LevelOffset[network]; level < batch.LevelOffset[network + 1]; level++)
            {
                int end = batch.LevelEnd[level];
                _tileOffset[level - firstLevel] = _count;
                CutLevel(batch.EdgeOffset[batch.NodeOffset[network]..], firstEdge, first, end, size);
                MostTiles = Math.Max(MostTiles, _count - _tileOffset[level - firstLevel]);
                MostNodes = Math.Max(MostNodes, end - first);
                first = end;
            }
        }

        _tileOffset[_levels] = _count;
    }

    /// <summary>Leaves no tile.</summary>
    public void Clear()
    {
        (_networks, _levels, _count) = (0, 0, 0);
        HostBuffers.Reserve(ref _levelOffset, 1);
        HostBuffers.Reserve(ref _tileOffset, 1);
        (_levelOffset[0], _tileOffset[0], MostTiles, MostNodes) = (0, 0, 1, 1);
    }

    private void CutLevel(ReadOnlySpan<int> edgeOffset, int firstEdge, int first, int end, TileSize size)
    {
        int firstTile = _count;
        bool isEven = true;
        while (first < end)
        {
            int last = first;
            int most = edgeOffset[first + 1] - edgeOffset[first];
            while (last + 1 < end && last + 1 - first < size.Nodes && edgeOffset[last + 2] - edgeOffset[first] <= size.Edges)
            {
                last++;
                most = Math.Max(most, edgeOffset[last + 1] - edgeOffset[last]);
            }

            HostBuffers.Grow(ref _tiles, _count + 1);
            HostBuffers.Grow(ref _work, _count + 1);
            _tiles[_count] = new LevelTile
            {
                FirstNode = first,
                EndNode = last + 1,
                FirstEdge = edgeOffset[first] - firstEdge,
                EndEdge = edgeOffset[last + 1] - firstEdge,
            };
            _work[_count] = Work(edgeOffset[last + 1] - edgeOffset[first], most, size);
            isEven &= _work[_count] == _work[firstTile];
            _count++;
            first = last + 1;
        }

        if (!isEven)
        {
            Sort(firstTile);
        }
    }

    /// <summary>Returns about how long a tile takes: a thread adds up 64 edges of a node in an eighth of the time that a crew needs to fetch what it takes in hand at once.</summary>
    private static byte Work(int edges, int mostOfNode, TileSize size) =>
        (byte)Math.Min(MostWork, (8 * (long)((edges - 1) / size.Edges)) + (mostOfNode / 64));

    /// <summary>Sorts the tiles from one on by falling work; those of equal work stay as they lie.</summary>
    private void Sort(int firstTile)
    {
        int count = _count - firstTile;
        Span<LevelTile> tiles = _tiles.AsSpan(firstTile, count);
        ReadOnlySpan<byte> work = _work.AsSpan(firstTile, count);
        HostBuffers.Reserve(ref _unsorted, count);
        tiles.CopyTo(_unsorted);
        Array.Clear(_start);
        foreach (byte one in work)
        {
            _start[MostWork - one + 1]++;
        }

        for (int place = 1; place <= MostWork; place++)
        {
            _start[place] += _start[place - 1];
        }

        for (int tile = 0; tile < count; tile++)
        {
            tiles[_start[MostWork - work[tile]]++] = _unsorted[tile];
        }
    }
}
