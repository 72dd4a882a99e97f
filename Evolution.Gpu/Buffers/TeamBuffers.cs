using Evolution.Core.Evaluation;
using Evolution.Core.Tasks;
using Evolution.Gpu.Views;
using ILGPU.Runtime;
using HostBuffers = Evolution.Core.Numerics.Buffers;

namespace Evolution.Gpu.Buffers;

/// <summary>Tiles, scratch memory and results of a launch of teams.</summary>
/// <param name="accelerator">The device; stays the caller's to dispose.</param>
internal sealed class TeamBuffers(Accelerator accelerator) : IDisposable
{
    private readonly DeviceBuffer<int> _levelOffset = new(accelerator);
    private readonly DeviceBuffer<int> _tileOffset = new(accelerator);
    private readonly DeviceBuffer<int> _tileEnd = new(accelerator);
    private readonly DeviceBuffer<long> _counters = new(accelerator);
    private readonly DeviceBuffer<int> _queue = new(accelerator);
    private readonly DeviceBuffer<int> _progress = new(accelerator);
    private readonly DeviceBuffer<float> _scores = new(accelerator);
    private readonly DeviceBuffer<float> _values = new(accelerator);
    private readonly DeviceBuffer<float> _fitness = new(accelerator);
    private readonly DeviceBuffer<byte> _solved = new(accelerator);
    private readonly long[] _hostCounters = new long[2];
    private float[] _hostFitness = [];
    private byte[] _hostSolved = [];

    /// <summary>Gets the bytes taken on the device.</summary>
    public long Bytes =>
        _levelOffset.Bytes + _tileOffset.Bytes + _tileEnd.Bytes + _counters.Bytes + _queue.Bytes + _progress.Bytes
        + _scores.Bytes + _values.Bytes + _fitness.Bytes + _solved.Bytes;

    /// <summary>Copies the tiles to the device, makes room for a launch, and sets its counters to 0.</summary>
    public TeamView Begin(TeamShape shape, LevelTiles tiles, BatchPart part, int rows, int items)
    {
        int networks = part.End - part.Start;
        ILGPU.ArrayView<long> counters = _counters.Upload([0L, 0L]);
        ILGPU.ArrayView<int> progress = _progress.Reserve(2L * networks);
        progress.MemSetToZero(accelerator.DefaultStream);
        return new TeamView
        {
            LevelOffset = _levelOffset.Upload(tiles.LevelOffset),
            TileOffset = _tileOffset.Upload(tiles.TileOffset),
            TileEnd = _tileEnd.Upload(tiles.TileEnd),
            Steps = counters.SubView(0, 1),
            Arrivals = counters.SubView(1, 1),
            Queue = _queue.Upload([0]),
            Finished = progress.SubView(0, networks),
            Passed = progress.SubView(networks, networks),
            Scores = _scores.Reserve((long)networks * rows),
            Values = _values.Reserve((long)shape.Teams * part.MostNodes * shape.Lanes),
            Fitness = _fitness.Reserve(networks),
            Solved = _solved.Reserve(networks),
            Rows = rows,
            Lanes = shape.Lanes,
            Items = items,
            AllItems = checked(networks * items),
            MostNodes = part.MostNodes,
        };
    }

    /// <summary>Waits for the launch and hands its results on.</summary>
    /// <param name="genomes">Network to genome.</param>
    /// <param name="scores">Receives them.</param>
    public void Download(ReadOnlySpan<int> genomes, PopulationScores scores)
    {
        HostBuffers.Reserve(ref _hostFitness, genomes.Length);
        HostBuffers.Reserve(ref _hostSolved, genomes.Length);
        _fitness.Download(_hostFitness.AsSpan(0, genomes.Length));
        _solved.Download(_hostSolved.AsSpan(0, genomes.Length));
        _counters.Download(_hostCounters);
        scores.AddSteps(_hostCounters[0]);
        for (int network = 0; network < genomes.Length; network++)
        {
            scores.Set(genomes[network], new TaskScore(_hostFitness[network], _hostSolved[network] != 0));
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _levelOffset.Dispose();
        _tileOffset.Dispose();
        _tileEnd.Dispose();
        _counters.Dispose();
        _queue.Dispose();
        _progress.Dispose();
        _scores.Dispose();
        _values.Dispose();
        _fitness.Dispose();
        _solved.Dispose();
    }
}
