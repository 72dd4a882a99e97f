using Evolution.Core.Evaluation;
using Evolution.Core.Tasks;
using ILGPU;
using ILGPU.Runtime;

namespace Evolution.Gpu.Buffers;

/// <summary>What the networks of a launch earned: all that comes back from a device.</summary>
/// <param name="accelerator">The device; stays the caller's to dispose.</param>
internal sealed class NetworkScores(Accelerator accelerator) : IDisposable
{
    private readonly DeviceBuffer<long> _steps = new(accelerator);
    private readonly DeviceBuffer<float> _fitness = new(accelerator);
    private readonly DeviceBuffer<byte> _solved = new(accelerator);
    private readonly HostBuffer<long> _hostSteps = new(accelerator);
    private readonly HostBuffer<float> _hostFitness = new(accelerator);
    private readonly HostBuffer<byte> _hostSolved = new(accelerator);

    /// <summary>Gets the bytes taken on the device.</summary>
    public long Bytes => _steps.Bytes + _fitness.Bytes + _solved.Bytes;

    /// <summary>Returns the counter of rows or control steps of each run, set to 0.</summary>
    public ArrayView<long> Steps(AcceleratorStream stream, int runs) => _steps.ReserveZero(stream, runs);

    /// <summary>Makes room for the fitness of each network.</summary>
    public ArrayView<float> Fitness(int networks) => _fitness.Reserve(networks);

    /// <summary>Makes room for whether each network met the task's criterion.</summary>
    public ArrayView<byte> Solved(int networks) => _solved.Reserve(networks);

    /// <summary>Waits for the stream and hands its results on.</summary>
    /// <param name="stream">The stream of the launch.</param>
    /// <param name="genomes">Network to genome.</param>
    /// <param name="scores">Receives them.</param>
    public void Download(AcceleratorStream stream, ReadOnlySpan<int> genomes, PopulationScores scores)
    {
        ReadOnlySpan<float> fitness = _hostFitness.Reserve(genomes.Length);
        ReadOnlySpan<byte> solved = _hostSolved.Reserve(genomes.Length);
        ReadOnlySpan<long> steps = _hostSteps.Reserve(scores.RunCount);
        _fitness.Download(stream, _hostFitness.View(fitness.Length));
        _solved.Download(stream, _hostSolved.View(solved.Length));
        _steps.Download(stream, _hostSteps.View(steps.Length));
        stream.Synchronize();
        for (int run = 0; run < steps.Length; run++)
        {
            scores.AddSteps(steps[run], run);
        }

        for (int network = 0; network < genomes.Length; network++)
        {
            scores.Set(genomes[network], new TaskScore(fitness[network], solved[network] != 0));
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _steps.Dispose();
        _fitness.Dispose();
        _solved.Dispose();
        _hostSteps.Dispose();
        _hostFitness.Dispose();
        _hostSolved.Dispose();
    }
}
