using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Evolution.Core.Genomes;
using Evolution.Core.Networks;
using Evolution.Core.Numerics;
using Evolution.Experiments.Benchmarks;
using Evolution.Tests.Support;
using NUnit.Framework;
using Perfolizer.Horology;

namespace Evolution.Tests.Experiments.Export;

/// <summary>
/// How long one sample takes in exported C# and in a walk of the CSR arrays; <c>docs/performance.md</c> has the command and figures.
/// </summary>
[Explicit("a benchmark, which takes minutes")]
[Category("Benchmark")]
[TestFixture]
public class ExportBenchmark
{
    private readonly NetworkBatch _batch = new();
    private readonly float[] _inputs = new float[8];
    private readonly float[] _outputs = new float[4];
    private float[] _values = [];
    private NetworkActivator _activator = new ReferenceActivator();
    private ExportedNetwork.Activate _exported = (_, _) => { };

    [Params(50, 500, 5000)]
    public int Edges { get; set; }

    [Params(ActivationKind.LeakyRelu, ActivationKind.Tanh)]
    public ActivationKind Activation { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        Population population = new SyntheticNetworks(1, _inputs.Length, _outputs.Length, Edges / 5, Edges, Activation).Create();
        using var workers = new WorkerPool(1);
        new NetworkBatcher(workers).Build(population, _batch);
        _values = new float[_batch.MostValues];
        _activator = new ReferenceActivator();
        _exported = ExportedNetwork.Compile(Genome.Copy(population, 0));
        for (int i = 0; i < _inputs.Length; i++)
        {
            _inputs[i] = (i - 3.5f) / 4f;
        }
    }

    [Benchmark(Baseline = true)]
    public float WalkedCsr()
    {
        var network = new HostNetwork(_activator, _batch, 0, _values, stride: 1);
        LaneBuffer inputs = network.Inputs(0);
        for (int i = 0; i < _inputs.Length; i++)
        {
            inputs[i] = _inputs[i];
        }

        network.Activate(1);
        return network.Outputs(0)[0];
    }

    [Benchmark]
    public float ExportedCSharp()
    {
        _exported(_inputs, _outputs);
        return _outputs[0];
    }

    [Test]
    public void ExportedCode_IsFasterThanAWalkOfTheArrays()
    {
        // Code that has just been loaded is compiled without optimization until its calls are counted, which takes longer than an iteration.
        Assert.That(Environment.GetEnvironmentVariable("DOTNET_TieredCompilation"), Is.EqualTo("0"), "measures the first tier otherwise");
        var summary = BenchmarkRunner.Run<ExportBenchmark>(DefaultConfig.Instance
            .WithOptions(ConfigOptions.DisableLogFile)
            .AddJob(Job.Default
                .WithToolchain(InProcessEmitToolchain.Instance)
                .WithIterationTime(TimeInterval.FromMilliseconds(100))
                .WithWarmupCount(3)
                .WithIterationCount(10)));
        Assert.That(summary.Reports, Has.Length.EqualTo(12));
        foreach (var pair in summary.Reports.GroupBy(report => report.BenchmarkCase.Parameters.DisplayInfo))
        {
            var walked = pair.Single(report => report.BenchmarkCase.Descriptor.WorkloadMethod.Name == nameof(WalkedCsr)).ResultStatistics!;
            var exported = pair.Single(report => report.BenchmarkCase.Descriptor.WorkloadMethod.Name == nameof(ExportedCSharp)).ResultStatistics!;
            TestContext.Progress.WriteLine($"{pair.Key}: walked {walked.Min:F0} ns (median {walked.Median:F0}), exported {exported.Min:F0} ns (median {exported.Median:F0})");
            Assert.That(exported.Min, Is.LessThan(walked.Min), pair.Key);
        }
    }
}
