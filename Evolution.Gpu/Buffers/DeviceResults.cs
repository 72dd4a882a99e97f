using Evolution.Core.Evaluation;
using Evolution.Gpu.Lanes;
using Evolution.Gpu.Views;
using ILGPU.Runtime;

namespace Evolution.Gpu.Buffers;

/// <summary>Scratch memory and results of a launch.</summary>
/// <param name="accelerator">The device; stays the caller's to dispose.</param>
internal sealed class DeviceResults(Accelerator accelerator) : IDisposable
{
    private readonly DeviceBuffer<int> _queue = new(accelerator);
    private readonly DeviceBuffer<float> _scores = new(accelerator);
    private readonly DeviceBuffer<float> _values = new(accelerator);
    private readonly NetworkScores _earned = new(accelerator);

    /// <summary>Gets the bytes taken on the device.</summary>
    public long Bytes => _queue.Bytes + _scores.Bytes + _values.Bytes + _earned.Bytes;

    /// <summary>Makes room for a launch, and sets its counters to 0.</summary>
    public WorkView Begin(AcceleratorStream stream, LaunchShape shape, int networks, int items, int runs)
    {
        return new WorkView
        {
            Queue = _queue.ReserveZero(stream, 1),
            Steps = _earned.Steps(stream, runs),
            Scores = _scores.Reserve(shape.Groups * items),
            Values = _values.Reserve(shape.Memory == MemoryPlan.AllGlobal ? shape.Warps * shape.ValuesOfWarp : 0),
            Fitness = _earned.Fitness(networks),
            Solved = _earned.Solved(networks),
            Items = items,
            ThreadsPerGroup = shape.ThreadsPerGroup,
            GroupsPerWarp = shape.GroupsPerWarp,
            WarpsPerBlock = shape.WarpsPerBlock,
            ValuesOfWarp = checked((int)shape.ValuesOfWarp),
            TopologyWords = shape.TopologyWords,
            FirstValue = shape.FirstValue,
        };
    }

    /// <inheritdoc cref="NetworkScores.Download"/>
    public void Download(AcceleratorStream stream, ReadOnlySpan<int> genomes, PopulationScores scores) => _earned.Download(stream, genomes, scores);

    /// <inheritdoc/>
    public void Dispose()
    {
        _queue.Dispose();
        _scores.Dispose();
        _values.Dispose();
        _earned.Dispose();
    }
}
