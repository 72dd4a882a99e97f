using Evolution.Core.Evaluation;
using Evolution.Core.Genomes;
using Evolution.Core.Networks;
using Evolution.Core.Tasks;
using Evolution.Experiments;
using Evolution.Experiments.Benchmarks;
using Evolution.Gpu;
using Evolution.Tests.Support;
using NUnit.Framework;

namespace Evolution.Tests.Parity;

/// <summary>The kernels, on ILGPU's emulation of a device: the bits of the plain evaluator.</summary>
[TestFixture]
[Category("Parity")]
public sealed class GpuParityTests
{
    [Test]
    public void Rows_HaveTheBitsOfTheReference([Values(1, 9)] int rows, [Values] MemoryPlan memory, [Values(1, 2)] int lanesPerThread) =>
        AssertParity(EchoTask.Create(rows), RandomGenomes.Many((ulong)rows, 25), new GpuOptions { Memory = memory, LanesPerThread = lanesPerThread });

    [Test]
    public void Episodes_HaveTheBitsOfTheReference([Values(1, 9)] int episodes, [Values] MemoryPlan memory, [Values(1, 2)] int lanesPerThread) =>
        AssertParity(
            DriftTask.Create(), RandomGenomes.Many((ulong)episodes, 25), new GpuOptions { Memory = memory, LanesPerThread = lanesPerThread }, episodes);

    [Test]
    public void RecurrentNetworks_HaveTheBitsOfTheReference(
        [ValueSource(typeof(RandomRecurrentGenomes), nameof(RandomRecurrentGenomes.AllDynamics))] NetworkDynamics dynamics,
        [Values] MemoryPlan memory,
        [Values(1, 2)] int lanesPerThread)
    {
        Genome[] genomes = RandomRecurrentGenomes.Many(dynamics, seed: 31, count: 25);
        var options = new GpuOptions { Memory = memory, LanesPerThread = lanesPerThread };
        AssertParity(EchoTask.Create(rows: 9), genomes, options);
        AssertParity(DriftTask.Create(), genomes, options, episodes: 9);
    }

    [Test]
    public void RecurrentNetworksOfOneFunction_HaveTheBitsOfTheReference(
        [ValueSource(typeof(RandomRecurrentGenomes), nameof(RandomRecurrentGenomes.AllDynamics))] NetworkDynamics dynamics)
    {
        Genome[] genomes = RandomRecurrentGenomes.Many(dynamics, seed: 33, count: 25);
        foreach (Genome genome in genomes)
        {
            Array.Fill(genome.Activation, ActivationKind.Tanh);
            Array.Fill(genome.Aggregation, AggregationKind.Sum);
        }

        Assert.That(Batches.Batch(genomes).CommonActivation, Is.EqualTo(ActivationKind.Tanh));
        AssertParity(EchoTask.Create(rows: 5), genomes, new GpuOptions());
        AssertParity(DriftTask.Create(), genomes, new GpuOptions(), episodes: 9);
    }

    [Test]
    public void RecurrentBatchLargerThanTheMemoryLimit_IsSplitWithTheSameBits(
        [ValueSource(typeof(RandomRecurrentGenomes), nameof(RandomRecurrentGenomes.AllDynamics))] NetworkDynamics dynamics)
    {
        Genome[] genomes = RandomRecurrentGenomes.Many(dynamics, seed: 32, count: 30);
        int launches = AssertParity(DriftTask.Create(), genomes, new GpuOptions { MemoryLimitBytes = 3000 }, episodes: 7);
        Assert.That(launches, Is.GreaterThan(1));
    }

    [Test]
    public void EveryActivationAndAggregation_HasTheBitsOfTheReference()
    {
        AssertParity(EchoTask.Create(rows: 7), Evaluations.EveryFunction(), new GpuOptions());
        AssertParity(DriftTask.Create(), Evaluations.EveryFunction(), new GpuOptions());
    }

    [Test]
    public void EveryActivationAlone_HasTheBitsOfTheReference([Values] ActivationKind activation, [Values] ArithmeticKind arithmetic)
    {
        // An emulated device has nothing to approximate with, so that fast arithmetic keeps the bits there.
        Population population = new SyntheticNetworks(Networks: 12, Inputs: 4, Outputs: 2, Hidden: 6, Edges: 20, activation).Create();
        Genome[] genomes = [.. Enumerable.Range(0, 12).Select(genome => Genome.Copy(population, genome))];
        TaskDescriptor cartPole = TaskCatalog.Find("cart-pole")!;
        AssertParity(cartPole.Create(cartPole.CreateParameters()), genomes, new GpuOptions { Arithmetic = arithmetic, LanesPerThread = arithmetic == ArithmeticKind.Exact ? 2 : 1 }, episodes: 3);
    }

    [Test]
    public void AnyNumberOfNetworks_HasTheBitsOfTheReference([Values(1, 2, 5, 17, 257)] int networks) =>
        AssertParity(EchoTask.Create(rows: 5), RandomGenomes.Many((ulong)networks, networks), new GpuOptions());

    [Test]
    public void Lanes_DoNotChangeBits([Values(1, 2, 3, 4)] int lanes, [Values(null, 1, 2)] int? lanesPerThread) =>
        AssertParity(DriftTask.Create(), RandomGenomes.Many(7, 20), new GpuOptions { MostThreads = lanes, LanesPerThread = lanesPerThread }, episodes: 7);

    [Test]
    public void NetworksWithoutEdges_WithOneAndInALongChain_HaveTheBitsOfTheReference([Values] MemoryPlan memory)
    {
        NetworkShape shape = RandomGenomes.Shape;
        var chain = new GenomeBuilder(shape.TaskInputs, shape.Outputs, shape.HasBiasInput).Edge(0, shape.FirstHidden);
        for (int node = 0; node < 3000; node++)
        {
            chain.Edge(shape.FirstHidden + node, shape.FirstHidden + node + 1, 0.999f);
        }

        Genome[] genomes =
        [
            new GenomeBuilder(shape.TaskInputs, shape.Outputs, shape.HasBiasInput).Build(),
            new GenomeBuilder(shape.TaskInputs, shape.Outputs, shape.HasBiasInput).Edge(1, shape.Inputs, 0.5f).Build(),
            chain.Edge(shape.FirstHidden + 3000, shape.Inputs).Build(),
            .. RandomGenomes.Many(3, 5),
        ];
        AssertParity(EchoTask.Create(rows: 5), genomes, new GpuOptions { Memory = memory });
    }

    [Test]
    public void BatchLargerThanTheMemoryLimit_IsSplitWithTheSameBits([Values(1, 2000, 6000)] long bytes)
    {
        int launches = AssertParity(DriftTask.Create(), RandomGenomes.Many(9, 40), new GpuOptions { MemoryLimitBytes = bytes });
        Assert.That(launches, Is.GreaterThan(1));
    }

    [Test]
    public void CatalogTasks_HaveTheBitsOfTheReference(
        [Values(
            "xor", "parity", "multiplexer", "classification", "regression", "acrobot", "cart-pole",
            "double-pole-no-velocity", "memory", "mountain-car", "mountain-car-continuous", "pendulum", "pole")]
        string name)
    {
        EvolutionTask task = CatalogTasks.Create(name);
        (int inputs, int outputs) = (task.InputNames.Count, task.OutputNames.Count);
        int networks = name is "xor" or "parity" or "multiplexer" ? 50 : 20;
        foreach (ActivationKind activation in (ActivationKind[])[ActivationKind.Tanh, ActivationKind.SteepenedSigmoid, ActivationKind.Cosine])
        {
            Population population = new SyntheticNetworks(networks, inputs, outputs, Hidden: 5, Edges: 16, activation).Create();
            AssertParity(task, [.. Enumerable.Range(0, networks).Select(genome => Genome.Copy(population, genome))], new GpuOptions(), episodes: 2);
        }
    }

    private static int AssertParity(EvolutionTask task, IReadOnlyList<Genome> genomes, GpuOptions options, int episodes = 5)
    {
        NetworkBatch batch = Batches.Batch(genomes);
        EvaluationPlan plan = Evaluations.Plan(episodes);
        using var evaluator = new GpuEvaluator(task, GpuDevice.OpenEmulated(), options);
        (uint[] fitness, bool[] solved, long steps) = Evaluations.Run(evaluator, batch, plan);
        (uint[] expectedFitness, bool[] expectedSolved, long expectedSteps) = Evaluations.Reference(task, batch, plan);
        Assert.That(fitness, Is.EqualTo(expectedFitness));
        Assert.That(solved, Is.EqualTo(expectedSolved));
        Assert.That(steps, Is.EqualTo(expectedSteps));
        return evaluator.Launches;
    }
}
