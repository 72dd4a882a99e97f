using Evolution.Core.Networks;
using HostBuffers = Evolution.Core.Numerics.Buffers;

namespace Evolution.Gpu.Buffers;

/// <summary>Cuts the dependency levels of networks into tiles: consecutive nodes whose edges a block takes in hand at once, or one node with more of them.</summary>
internal sealed class LevelTiles
{
    private int[] _levelOffset = [];
    private int[] _tileOffset = [];
    private int[] _tileEnd = [];
    private int[] _tileEdge = [];
    private int _networks;
    private int _levels;
    private int _tiles;

    /// <summary>Gets, for each network, its first level; shape [P + 1].</summary>
    public ReadOnlySpan<int> LevelOffset => _levelOffset.AsSpan(0, _networks + 1);

    /// <summary>Gets, for each level, its first tile; shape [levels + 1].</summary>
    public ReadOnlySpan<int> TileOffset => _tileOffset.AsSpan(0, _levels + 1);

    /// <summary>Gets, for each tile, one past its last node, counted within the network; shape [tiles].</summary>
    public ReadOnlySpan<int> TileEnd => _tileEnd.AsSpan(0, _tiles);

    /// <summary>Gets, for each tile, one past its last edge, counted within the part; shape [tiles].</summary>
    public ReadOnlySpan<int> TileEdge => _tileEdge.AsSpan(0, _tiles);

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
        _tiles = 0;
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
                _tileOffset[level - firstLevel] = _tiles;
                CutLevel(batch.EdgeOffset[batch.NodeOffset[network]..], firstEdge, first, end, size);
                MostTiles = Math.Max(MostTiles, _tiles - _tileOffset[level - firstLevel]);
                MostNodes = Math.Max(MostNodes, end - first);
                first = end;
            }
        }

        _tileOffset[_levels] = _tiles;
    }

    /// <summary>Leaves no tile.</summary>
    public void Clear()
    {
        (_networks, _levels, _tiles) = (0, 0, 0);
        HostBuffers.Reserve(ref _levelOffset, 1);
        HostBuffers.Reserve(ref _tileOffset, 1);
        (_levelOffset[0], _tileOffset[0], MostTiles, MostNodes) = (0, 0, 1, 1);
    }

    private void CutLevel(ReadOnlySpan<int> edgeOffset, int firstEdge, int first, int end, TileSize size)
    {
        while (first < end)
        {
            int last = first;
            while (last + 1 < end && last + 1 - first < size.Nodes && edgeOffset[last + 2] - edgeOffset[first] <= size.Edges)
            {
                last++;
            }

            HostBuffers.Grow(ref _tileEnd, _tiles + 1);
            HostBuffers.Grow(ref _tileEdge, _tiles + 1);
            first = last + 1;
            _tileEnd[_tiles] = first;
            _tileEdge[_tiles++] = edgeOffset[first] - firstEdge;
        }
    }
}
