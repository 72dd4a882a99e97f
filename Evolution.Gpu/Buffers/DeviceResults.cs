using Evolution.Core.Evaluation;
using Evolution.Core.Tasks;
using Evolution.Gpu.Views;
using ILGPU.Runtime;
using HostBuffers = Evolution.Core.Numerics.Buffers;

namespace Evolution.Gpu.Buffers;

/// <summary>Scratch memory and results of a launch.</summary>
/// <param name="accelerator">The device; stays the caller's to dispose.</param>
internal sealed class DeviceResults(Accelerator accelerator) : IDisposable
{
    private readonly DeviceBuffer<int> _queue = new(accelerator);
    private readonly DeviceBuffer<long> _steps = new(accelerator);
    private readonly DeviceBuffer<float> _scores = new(accelerator);
    private readonly DeviceBuffer<float> _values = new(accelerator);
    private readonly DeviceBuffer<float> _fitness = new(accelerator);
    private readonly DeviceBuffer<byte> _solved = new(accelerator);
    private readonly long[] _hostSteps = new long[1];
    private float[] _hostFitness = [];
    private byte[] _hostSolved = [];

    /// <summary>Gets the bytes taken on the device.</summary>
    public long Bytes => _queue.Bytes + _steps.Bytes + _scores.Bytes + _values.Bytes + _fitness.Bytes + _solved.Bytes;

    /// <summary>Makes room for a launch, and sets its counters to 0.</summary>
    public WorkView Begin(LaunchShape shape, int networks, int items)
    {
        return new WorkView
        {
            Queue = _queue.Upload([0]),
            Steps = _steps.Upload([0L]),
            Scores = _scores.Reserve(shape.Groups * items),
            Values = _values.Reserve(shape.Memory == MemoryPlan.AllGlobal ? shape.Warps * shape.ValuesOfWarp : 0),
            Fitness = _fitness.Reserve(networks),
            Solved = _solved.Reserve(networks),
            Items = items,
            Lanes = shape.Lanes,
            GroupsPerWarp = shape.GroupsPerWarp,
            WarpsPerBlock = shape.WarpsPerBlock,
            MostValues = shape.MostValues,
            TopologyWords = shape.TopologyWords,
            FirstValue = shape.FirstValue,
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
        _steps.Download(_hostSteps);
        scores.AddSteps(_hostSteps[0]);
        for (int network = 0; network < genomes.Length; network++)
        {
            scores.Set(genomes[network], new TaskScore(_hostFitness[network], _hostSolved[network] != 0));
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _queue.Dispose();
        _steps.Dispose();
        _scores.Dispose();
        _values.Dispose();
        _fitness.Dispose();
        _solved.Dispose();
    }
}
