using Evolution.Core.Evaluation;
using Evolution.Core.Genomes;
using Evolution.Core.Networks;
using Evolution.Core.Numerics;

namespace Evolution.Experiments.Benchmarks;

/// <summary>Measures the activation of random networks, tasks left out.</summary>
/// <param name="Networks">The networks.</param>
/// <param name="Lanes">Rows or episodes side by side.</param>
/// <param name="Threads">Threads; 0 takes one for each processor.</param>
/// <param name="Repeats">Counted repeats.</param>
internal sealed record EvaluateBench(SyntheticNetworks Networks, int Lanes, int Threads, int Repeats)
{
    /// <summary>Measures.</summary>
    public EvaluateBenchRow Run()
    {
        using var workers = new WorkerPool(Threads);
        NetworkActivator activator = SimdEvaluator.WidestActivator();
        Population population = Networks.Create();
        var batcher = new NetworkBatcher(workers);
        var batch = new NetworkBatch();
        Timing pack = Timing.Of(() => batcher.Build(population, batch), Repeats);
        var job = new ActivateJob(batch, activator, Lanes, workers.Workers);
        int grain = Math.Clamp(batch.NetworkCount / (workers.Workers * 8), 1, 32);
        Timing activate = Timing.Of(() => workers.Run(job, batch.NetworkCount, grain), Repeats);
        double bound = LoadBound.Measure(workers);
        double connections = (double)batch.EdgeCount * Lanes / (activate.Median / 1e3);
        return new EvaluateBenchRow(
            Bench: "evaluate",
            Backend: "cpu",
            Device: Environment.ProcessorCount + " processors",
            Kernel: activator.Name,
            Arithmetic: ArithmeticKind.Exact,
            Threads: workers.Workers,
            Networks: batch.NetworkCount,
            Nodes: batch.NodeCount,
            Edges: batch.EdgeCount,
            Lanes: Lanes,
            Activation: Networks.Activation,
            Milliseconds: activate.Median,
            Minimum: activate.Minimum,
            Maximum: activate.Maximum,
            PackMilliseconds: pack.Median,
            UploadMilliseconds: 0,
            DownloadMilliseconds: 0,
            ConnectionsPerSecond: connections,
            StepsPerSecond: (double)batch.NetworkCount * Lanes / (activate.Median / 1e3),
            Bound: bound,
            FractionOfBound: connections / bound);
    }

    private sealed class ActivateJob(NetworkBatch batch, NetworkActivator activator, int lanes, int workers) : ParallelJob
    {
        private readonly AlignedFloats[] _values = [.. Enumerable.Range(0, workers).Select(_ => new AlignedFloats())];

        public override void Execute(int start, int end, int worker)
        {
            int stride = (lanes + activator.LaneWidth - 1) / activator.LaneWidth * activator.LaneWidth;
            Span<float> values = _values[worker].Reserve(checked(batch.MostNodes * stride));
            var random = new RandomStream(1, generation: 0, genome: 0, (int)RandomPurpose.Synthetic);
            foreach (ref float input in values[..(batch.Shape.Inputs * stride)])
            {
                input = random.NextSigned();
            }

            for (int network = start; network < end; network++)
            {
                activator.Activate(batch, network, values, stride, lanes);
            }
        }
    }
}
