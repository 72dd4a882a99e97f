using Evolution.Core.Evaluation;
using Evolution.Core.Tasks;
using ILGPU;
using ILGPU.Runtime;
using HostBuffers = Evolution.Core.Numerics.Buffers;

namespace Evolution.Gpu.Buffers;

/// <summary>What the networks of a launch earned: all that comes back from a device.</summary>
/// <param name="accelerator">The device; stays the caller's to dispose.</param>
internal sealed class NetworkScores(Accelerator accelerator) : IDisposable
{
    private readonly DeviceBuffer<long> _steps = new(accelerator);
    private readonly DeviceBuffer<float> _fitness = new(accelerator);
    private readonly DeviceBuffer<byte> _solved = new(accelerator);
    private long[] _hostSteps = [];
    private float[] _hostFitness = [];
    private byte[] _hostSolved = [];

    /// <summary>Gets the bytes taken on the device.</summary>
    public long Bytes => _steps.Bytes + _fitness.Bytes + _solved.Bytes;

    /// <summary>Returns the counter of rows or control steps of each run, set to 0.</summary>
    public ArrayView<long> Steps(int runs)
    {
        ArrayView<long> steps = _steps.Reserve(runs);
        steps.MemSetToZero(accelerator.DefaultStream);
        return steps;
    }

    /// <summary>Makes room for the fitness of each network.</summary>
    public ArrayView<float> Fitness(int networks) => _fitness.Reserve(networks);

    /// <summary>Makes room for whether each network met the task's criterion.</summary>
    public ArrayView<byte> Solved(int networks) => _solved.Reserve(networks);

    /// <summary>Waits for the launch and hands its results on.</summary>
    /// <param name="genomes">Network to genome.</param>
    /// <param name="scores">Receives them.</param>
    public void Download(ReadOnlySpan<int> genomes, PopulationScores scores)
    {
        HostBuffers.Reserve(ref _hostFitness, genomes.Length);
        HostBuffers.Reserve(ref _hostSolved, genomes.Length);
        _fitness.Download(_hostFitness.AsSpan(0, genomes.Length));
        _solved.Download(_hostSolved.AsSpan(0, genomes.Length));
        HostBuffers.Reserve(ref _hostSteps, scores.RunCount);
        Span<long> steps = _hostSteps.AsSpan(0, scores.RunCount);
        _steps.Download(steps);
        for (int run = 0; run < steps.Length; run++)
        {
            scores.AddSteps(steps[run], run);
        }

        for (int network = 0; network < genomes.Length; network++)
        {
            scores.Set(genomes[network], new TaskScore(_hostFitness[network], _hostSolved[network] != 0));
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _steps.Dispose();
        _fitness.Dispose();
        _solved.Dispose();
    }
}
