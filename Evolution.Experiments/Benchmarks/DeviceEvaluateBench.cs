using Evolution.Core.Evaluation;
using Evolution.Core.Genomes;
using Evolution.Core.Networks;
using Evolution.Core.Numerics;
using Evolution.Core.Tasks;
using Evolution.Gpu;

namespace Evolution.Experiments.Benchmarks;

/// <summary>Measures the evaluation of random networks on a device, copies included.</summary>
/// <param name="Networks">The networks.</param>
/// <param name="Lanes">Rows, or episodes.</param>
/// <param name="Steps">Control steps of an episode of <see cref="EndlessCartPole"/>; 0 takes <see cref="RandomRows"/>.</param>
/// <param name="Arithmetic">The arithmetic.</param>
/// <param name="Repeats">Counted repeats.</param>
internal sealed record DeviceEvaluateBench(SyntheticNetworks Networks, int Lanes, int Steps, ArithmeticKind Arithmetic, int Repeats)
{
    private const int WarmUps = 3;

    /// <summary>Gets the rows or episodes that a thread computes together.</summary>
    /// <value>Default: null, the cheaper by estimate.</value>
    public int? LanesPerThread { get; init; }

    /// <summary>Measures.</summary>
    /// <param name="device">The device; becomes the bench's to dispose.</param>
    public EvaluateBenchRow Run(GpuDevice device)
    {
        using var workers = new WorkerPool(0);
        Population population = Networks.Create();
        var batcher = new NetworkBatcher(workers);
        var batch = new NetworkBatch();
        Timing pack = Timing.Of(() => batcher.Build(population, batch), Repeats);
        EvolutionTask task = Steps > 0 ? EndlessCartPole.CreateTask(Steps) : RandomRows.CreateTask(Networks.Inputs, Networks.Outputs, Lanes);
        double bound = device.SharedWordsPerSecond;
        string name = device.Name;
        string backend = device.Backend;
        using var evaluator = new GpuEvaluator(task, device, new GpuOptions { Arithmetic = Arithmetic, LanesPerThread = LanesPerThread });
        var scores = new PopulationScores();
        GpuTimes[] times = new GpuTimes[WarmUps + Repeats];
        foreach (ref GpuTimes one in times.AsSpan())
        {
            evaluator.Evaluate(batch, new EvaluationPlan(Seed: 1, Generation: 0, Lanes, EpisodeSeedKind.Shared), scores);
            one = evaluator.Times;
        }

        Timing kernel = Timing.From([.. times.Skip(WarmUps).Select(one => one.Kernel)]);
        double connections = (double)batch.EdgeCount * Lanes * Math.Max(1, Steps) / (kernel.Median / 1e3);
        return new EvaluateBenchRow(
            Bench: "evaluate",
            Backend: backend,
            Device: name,
            Kernel: evaluator.Kernel.ToString().ToLowerInvariant(),
            Arithmetic: Arithmetic,
            Threads: workers.Workers,
            Networks: batch.NetworkCount,
            Nodes: batch.NodeCount,
            Edges: batch.EdgeCount,
            Lanes: Lanes,
            Activation: Networks.Activation,
            Milliseconds: kernel.Median,
            Minimum: kernel.Minimum,
            Maximum: kernel.Maximum,
            PackMilliseconds: pack.Median,
            UploadMilliseconds: Timing.From([.. times.Skip(WarmUps).Select(one => one.Upload)]).Median,
            DownloadMilliseconds: Timing.From([.. times.Skip(WarmUps).Select(one => one.Download)]).Median,
            ConnectionsPerSecond: connections,
            StepsPerSecond: scores.Steps / (kernel.Median / 1e3),
            Bound: bound,
            FractionOfBound: bound > 0 ? connections / bound : 0)
        {
            DeviceBytes = evaluator.DeviceBytes,
            UploadedBytes = evaluator.UploadedBytes,
            UploadedTopologyBytes = evaluator.UploadedTopologyBytes,
        };
    }
}
