using Evolution.Core.Evaluation;
using Evolution.Core.Networks;
using Evolution.Gpu.Kernels;
using Evolution.Gpu.Teams;
using Evolution.Gpu.Views;
using ILGPU.Runtime;

namespace Evolution.Gpu.Buffers;

/// <summary>Tiles, scratch memory and results of a launch of teams.</summary>
/// <param name="accelerator">The device; stays the caller's to dispose.</param>
internal sealed class TeamBuffers(Accelerator accelerator) : IDisposable
{
    private readonly DeviceBuffer<int> _levelOffset = new(accelerator);
    private readonly DeviceBuffer<int> _tileOffset = new(accelerator);
    private readonly DeviceBuffer<LevelTile> _tiles = new(accelerator);
    private readonly DeviceBuffer<int> _list = new(accelerator);
    private readonly DeviceBuffer<ListedNode> _listed = new(accelerator);
    private readonly NodeLists _lists = new();
    private readonly DeviceBuffer<int> _arrivals = new(accelerator);
    private readonly DeviceBuffer<int> _queue = new(accelerator);
    private readonly DeviceBuffer<int> _progress = new(accelerator);
    private readonly DeviceBuffer<float> _scores = new(accelerator);
    private readonly DeviceBuffer<float> _values = new(accelerator);
    private readonly NetworkScores _earned = new(accelerator);
    private ILGPU.ArrayView<int> _listView;
    private ILGPU.ArrayView<ListedNode> _listedView;

    /// <summary>Gets the bytes taken on the device.</summary>
    public long Bytes =>
        _levelOffset.Bytes + _tileOffset.Bytes + _tiles.Bytes + _list.Bytes + _listed.Bytes + _arrivals.Bytes + _queue.Bytes + _progress.Bytes
        + _scores.Bytes + _values.Bytes + _earned.Bytes;

    /// <summary>Copies the tiles to the device, makes room for a launch, and sets its counters to 0.</summary>
    /// <param name="shape">The shape of the launch.</param>
    /// <param name="tiles">The tiles of the networks.</param>
    /// <param name="batch">The batch.</param>
    /// <param name="part">Its networks in question.</param>
    /// <param name="rows">Rows or episodes of each network.</param>
    /// <param name="items">Items of each network.</param>
    /// <param name="runs">One past the last run.</param>
    /// <param name="walksOnce">Whether an item goes through its network once.</param>
    public TeamView Begin(TeamShape shape, LevelTiles tiles, NetworkBatch batch, BatchPart part, int rows, int items, int runs, bool walksOnce)
    {
        int networks = part.End - part.Start;
        int mostNodes = (part.MostNodes + ValueQuad.Count - 1) / ValueQuad.Count * ValueQuad.Count;
        AcceleratorStream stream = accelerator.DefaultStream;
        ILGPU.ArrayView<int> progress = _progress.ReserveZero(stream, 2L * networks);
        ILGPU.ArrayView<float> values = _values.Reserve((long)shape.Teams * mostNodes * shape.Lanes);

        // A kernel that goes through networks several times clears the values before each.
        bool isCleared = shape.HasWindow && walksOnce && networks * items == 1;
        if (isCleared)
        {
            values.MemSet(stream, Published.MissingByte);
        }

        if (shape.HasLists && _lists.Lay(batch, part, shape.Lists))
        {
            UploadLists();
        }

        return new TeamView
        {
            LevelOffset = _levelOffset.Upload(tiles.LevelOffset),
            TileOffset = _tileOffset.Upload(tiles.TileOffset),
            Tiles = _tiles.Upload(tiles.Tiles),
            ThreadsOfLane = shape.Threads / shape.Lanes,
            LanesFactor = ((1 << TeamView.LanesShift) + shape.Lanes - 1) / shape.Lanes,
            WarpsOfBlock = shape.HasWarpTiles ? shape.Threads / shape.WarpSize : 0,
            List = _listView,
            Listed = _listedView,
            Lists = shape.Lists,
            Columns = shape.Columns,
            LanesOfColumn = shape.HasLists ? shape.Lanes / shape.Columns : 0,
            Steps = _earned.Steps(stream, runs),
            Arrivals = _arrivals.ReserveZero(stream, 1),
            Queue = _queue.ReserveZero(stream, 1),
            Finished = progress.SubView(0, networks),
            Passed = progress.SubView(networks, networks),
            Scores = _scores.Reserve((long)networks * rows),
            Values = values,
            Fitness = _earned.Fitness(networks),
            Solved = _earned.Solved(networks),
            Rows = rows,
            Lanes = shape.Lanes,
            Items = items,
            AllItems = checked(networks * items),
            MostNodes = mostNodes,
            Window = shape.Window.Values,
            IsCleared = isCleared ? 1 : 0,
        };
    }

    private void UploadLists()
    {
        try
        {
            _listView = _list.Upload(_lists.List);
            _listedView = _listed.Upload(_lists.Listed);
        }
        catch (AcceleratorException)
        {
            // What is on the device is not what was laid out.
            _lists.Clear();
            throw;
        }
    }

    /// <inheritdoc cref="NetworkScores.Download"/>
    public void Download(ReadOnlySpan<int> genomes, PopulationScores scores) => _earned.Download(accelerator.DefaultStream, genomes, scores);

    /// <inheritdoc/>
    public void Dispose()
    {
        _levelOffset.Dispose();
        _tileOffset.Dispose();
        _tiles.Dispose();
        _list.Dispose();
        _listed.Dispose();
        _lists.Clear();
        _arrivals.Dispose();
        _queue.Dispose();
        _progress.Dispose();
        _scores.Dispose();
        _values.Dispose();
        _earned.Dispose();
    }
}
