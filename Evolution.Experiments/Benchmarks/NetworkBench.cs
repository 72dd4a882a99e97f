using System.Diagnostics;
using Evolution.Core.Evaluation;
using Evolution.Core.Networks;
using Evolution.Core.Numerics;
using Evolution.Core.Tasks;
using Evolution.Gpu;

namespace Evolution.Experiments.Benchmarks;

/// <summary>Measures one large network.</summary>
/// <param name="Network">The network.</param>
/// <param name="Lanes">Rows.</param>
/// <param name="Backend">CUDA, OpenCL, or the host.</param>
/// <param name="Kernel">The kernel on the device.</param>
/// <param name="Arithmetic">The arithmetic on the device.</param>
/// <param name="Threads">Threads of the host; 0 takes one for each processor.</param>
/// <param name="Repeats">Counted repeats.</param>
/// <param name="Save">A file to write the network to, or null.</param>
internal sealed record NetworkBench(
    LargeNetwork Network, int Lanes, BackendKind Backend, KernelKind Kernel, ArithmeticKind Arithmetic, int Threads, int Repeats, string? Save)
{
    private const int WarmUps = 3;
    private const int CopiedBytes = 1 << 28;

    private static readonly EvaluationPlan Plan = new(Seed: 1, Generation: 0, Episodes: 1, EpisodeSeedKind.Shared);

    /// <summary>Gets the samples that a thread of the device computes together.</summary>
    /// <value>Default: null, the cheaper by estimate.</value>
    public int? LanesPerThread { get; init; }

    private bool OnDevice => Backend is BackendKind.Cuda or BackendKind.OpenCL;

    /// <summary>Measures.</summary>
    /// <exception cref="UserException">There is no such device, or it lacks what the arithmetic or the kernel needs.</exception>
    public NetworkBenchRow Run()
    {
        NetworkBatch batch = Network.Create();
        if (Save is not null)
        {
            LargeNetworkFile.Write(Save, batch);
        }

        SampleEvolutionTask<NetworkBenchTask> task = NetworkBenchTask.For(batch, Lanes);
        var expected = new PopulationScores();
        double sequential = Sequential(task, batch, expected);
        var scores = new PopulationScores();
        using var workers = new WorkerPool(Threads);
        using IPopulationEvaluator evaluator = Open(task, workers, out double copy);
        double[][] times = Measure(evaluator, batch, scores);
        var kernel = Timing.From(times[1]);
        double connections = (double)batch.EdgeCount * Lanes / (kernel.Median / 1e3);
        double bytes = (8.0 * batch.EdgeCount) + (4.0 * batch.NodeCount) + (8.0 * batch.NodeCount * Lanes);
        double bound = (double)batch.EdgeCount * Lanes / (bytes / copy);
        return new NetworkBenchRow(
            Bench: "network",
            Backend: evaluator.Backend,
            Device: evaluator.Device,
            Kernel: (evaluator as GpuEvaluator)?.Kernel,
            Arithmetic: OnDevice ? Arithmetic : ArithmeticKind.Exact,
            Threads: workers.Workers,
            Networks: 1,
            Nodes: batch.NodeCount,
            Edges: batch.EdgeCount,
            Levels: batch.LevelEnd.Length,
            Lanes: Lanes,
            Activation: Network.Activation,
            Milliseconds: kernel.Median,
            Minimum: kernel.Minimum,
            Maximum: kernel.Maximum,
            UploadMilliseconds: Timing.From(times[0]).Median,
            DownloadMilliseconds: Timing.From(times[2]).Median,
            UploadedBytes: (evaluator as GpuEvaluator)?.UploadedBytes ?? 0,
            UploadedTopologyBytes: (evaluator as GpuEvaluator)?.UploadedTopologyBytes ?? 0,
            ConnectionsPerSecond: connections,
            StepsPerSecond: Lanes / (kernel.Median / 1e3),
            CopyBytesPerSecond: copy,
            Bound: bound,
            FractionOfBound: connections / bound,
            SequentialMilliseconds: sequential,
            SpeedUp: sequential / kernel.Median,
            SameBits: scores.Fitness.SequenceEqual(expected.Fitness));
    }

    private IPopulationEvaluator Open(EvolutionTask task, WorkerPool workers, out double copy)
    {
        if (!OnDevice)
        {
            copy = HostCopy(workers.Workers);
            return new SimdEvaluator(task, workers);
        }

        GpuDevice device = EvaluatorFactory.OpenDevice(Backend);
        copy = CopyBandwidth.Measure(device, CopiedBytes);
        return new GpuEvaluator(task, device, new GpuOptions { Arithmetic = Arithmetic, Kernel = Kernel, LanesPerThread = LanesPerThread });
    }

    /// <summary>Returns milliseconds of upload, evaluation and download for each repeat.</summary>
    private double[][] Measure(IPopulationEvaluator evaluator, NetworkBatch batch, PopulationScores scores)
    {
        double[][] times = [new double[Repeats], new double[Repeats], new double[Repeats]];
        for (int i = -WarmUps; i < Repeats; i++)
        {
            long began = Stopwatch.GetTimestamp();
            evaluator.Evaluate(batch, Plan, scores);
            double elapsed = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
            GpuTimes split = evaluator is GpuEvaluator gpu ? gpu.Times : new GpuTimes(0, elapsed, 0);
            if (i >= 0)
            {
                (times[0][i], times[1][i], times[2][i]) = (split.Upload, split.Kernel, split.Download);
            }
        }

        return times;
    }

    /// <summary>Returns the milliseconds of one core, with the faster of its plain and its vector instructions.</summary>
    private static double Sequential(EvolutionTask task, NetworkBatch batch, PopulationScores scores)
    {
        using var one = new WorkerPool(1);
        double best = double.PositiveInfinity;
        foreach (NetworkActivator activator in (NetworkActivator[])[SimdEvaluator.WidestActivator(), new SimdActivator<Float1>()])
        {
            using var evaluator = new SimdEvaluator(task, activator, one);
            for (int attempt = 0; attempt < 2; attempt++)
            {
                long began = Stopwatch.GetTimestamp();
                evaluator.Evaluate(batch, Plan, scores);
                best = Math.Min(best, Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            }
        }

        return best;
    }

    private static double HostCopy(int threads)
    {
        byte[] from = new byte[CopiedBytes];
        byte[] to = new byte[CopiedBytes];
        int part = CopiedBytes / threads;
        double best = 0;
        for (int attempt = 0; attempt < 3; attempt++)
        {
            long began = Stopwatch.GetTimestamp();
            Parallel.For(0, threads, thread => from.AsSpan(thread * part, part).CopyTo(to.AsSpan(thread * part)));
            best = Math.Max(best, 2.0 * part * threads / Stopwatch.GetElapsedTime(began).TotalSeconds);
        }

        return best;
    }
}
