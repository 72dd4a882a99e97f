using Evolution.Core.Evaluation;
using Evolution.Core.Genomes;
using Evolution.Core.Networks;
using Evolution.Core.Tasks;
using Evolution.Experiments.Benchmarks;
using Evolution.Gpu;
using Evolution.Gpu.Faults;
using Evolution.Tests.Support;
using NUnit.Framework;

namespace Evolution.Tests.Parity;

/// <summary>The kernels on every OpenCL device of the machine, if there is one: the bits of the plain evaluator.</summary>
[TestFixture]
[Category("Parity")]
public sealed class OpenClParityTests
{
    private GpuDeviceInfo[] _devices = [];

    [OneTimeSetUp]
    public void Find()
    {
        _devices = [.. GpuDevice.Find().Where(device => device.Backend == "opencl")];
        Assume.That(_devices, Is.Not.Empty, OpenClDriver.WhyNoDevice);
    }

    [Test]
    public void Rows_HaveTheBitsOfTheReference([Values] MemoryPlan memory, [Values(1, 2)] int lanesPerThread) =>
        AssertParity(EchoTask.Create(rows: 9), RandomGenomes.Many(9, 60), new GpuOptions { Memory = memory, LanesPerThread = lanesPerThread });

    [Test]
    public void Episodes_HaveTheBitsOfTheReference([Values] MemoryPlan memory, [Values(1, 2)] int lanesPerThread) =>
        AssertParity(DriftTask.Create(), RandomGenomes.Many(8, 60), new GpuOptions { Memory = memory, LanesPerThread = lanesPerThread }, episodes: 70);

    [Test]
    public void EveryActivationAndAggregation_HasTheBitsOfTheReference([Values(KernelKind.Lanes, KernelKind.Levels)] KernelKind kernel)
    {
        AssertParity(EchoTask.Create(rows: 7), Evaluations.EveryFunction(), new GpuOptions { Kernel = kernel });
        AssertParity(DriftTask.Create(), Evaluations.EveryFunction(), new GpuOptions { Kernel = kernel });
    }

    /// <summary>Values overflow, and states become NaN.</summary>
    [Test]
    public void NetworksThatOverflow_HaveTheBitsOfTheReference([Values("cart-pole", "double-pole", "mountain-car")] string task)
    {
        EvolutionTask created = CatalogTasks.Create(task);
        var networks = new SyntheticNetworks(200, created.InputNames.Count, created.OutputNames.Count, Hidden: 6, Edges: 16, ActivationKind.Cube);
        Population population = networks.Create();
        AssertParity(created, [.. Enumerable.Range(0, 200).Select(genome => Genome.Copy(population, genome))], new GpuOptions(), episodes: 3);
    }

    [Test]
    public void RecurrentNetworks_HaveTheBitsOfTheReference(
        [ValueSource(typeof(RandomRecurrentGenomes), nameof(RandomRecurrentGenomes.AllDynamics))] NetworkDynamics dynamics) =>
        AssertParity(DriftTask.Create(), RandomRecurrentGenomes.Many(dynamics, seed: 31, count: 25), new GpuOptions(), episodes: 9);

    [Test]
    public void BatchLargerThanTheMemoryLimit_IsSplitWithTheSameBits() =>
        AssertParity(DriftTask.Create(), RandomGenomes.Many(4, 60), new GpuOptions { MemoryLimitBytes = 6000 });

    [Test]
    public void LargeNetwork_HasTheBitsOfTheReference([Values(1, 3, 40)] int rows, [Values] bool isIrregular)
    {
        NetworkBatch batch = new LargeNetwork(Edges: 20_000, Layers: 6, isIrregular, ActivationKind.Tanh).Create();
        AssertParity(NetworkBenchTask.For(batch, rows), batch, new GpuOptions { Kernel = KernelKind.Levels }, episodes: 1);
    }

    [Test]
    public void GiantKernel_IsRefusedBecauseBlocksMayNotRunAtOnce() => Assert.That(
        () => new GpuEvaluator(DriftTask.Create(), GpuDevice.Open("opencl")!, new GpuOptions { Kernel = KernelKind.Giant }),
        Throws.TypeOf<DeviceUnavailableException>().With.Message.Contains("take --kernel levels"));

    private void AssertParity(EvolutionTask task, IReadOnlyList<Genome> genomes, GpuOptions options, int episodes = 5) =>
        AssertParity(task, Batches.Batch(genomes), options, episodes);

    private void AssertParity(EvolutionTask task, NetworkBatch batch, GpuOptions options, int episodes)
    {
        EvaluationPlan plan = Evaluations.Plan(episodes);
        (uint[] expectedFitness, bool[] expectedSolved, long expectedSteps) = Evaluations.Reference(task, batch, plan);
        foreach (GpuDeviceInfo found in _devices)
        {
            GpuDevice device = GpuDevice.Open(found.Backend, found.Index)!;
            if (device.WhyInexact is { } why)
            {
                device.Dispose();
                TestContext.Out.WriteLine($"{found.Name} {why}");
                continue;
            }

            using var evaluator = new GpuEvaluator(task, device, options);
            (uint[] fitness, bool[] solved, long steps) = Evaluations.Run(evaluator, batch, plan);
            Assert.That(fitness, Is.EqualTo(expectedFitness), found.Name);
            Assert.That(solved, Is.EqualTo(expectedSolved), found.Name);
            Assert.That(steps, Is.EqualTo(expectedSteps), found.Name);
        }
    }
}
