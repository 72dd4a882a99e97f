using Evolution.Core.Evaluation;
using Evolution.Core.Genomes;
using Evolution.Core.Networks;
using Evolution.Core.Numerics;
using Evolution.Core.Tasks;
using Evolution.Experiments;
using Evolution.Experiments.Benchmarks;
using Evolution.Gpu;
using Evolution.Gpu.Kernels;
using Evolution.Gpu.Teams;
using Evolution.Tests.Support;
using NUnit.Framework;

namespace Evolution.Tests.Parity;

/// <summary>The kernels of a block and of a whole device a network, on ILGPU's emulation of a device: the bits of the plain evaluator.</summary>
[TestFixture]
[Category("Parity")]
public sealed class LargeNetworkParityTests
{
    /// <summary>Lists of nodes are laid out for topologies that come again.</summary>
    private const int EvaluationsUntilLists = 2;

    private static readonly KernelKind[] Kernels = [KernelKind.Levels, KernelKind.Giant];

    [Test]
    public void Rows_HaveTheBitsOfTheReference([ValueSource(nameof(Kernels))] KernelKind kernel, [Values(1, 7, 33)] int rows, [Values(null, 1, 2)] int? lanesPerThread) =>
        AssertParity(EchoTask.Create(rows), RandomGenomes.Many((ulong)rows, 20), kernel, lanesPerThread: lanesPerThread);

    [Test]
    public void Episodes_HaveTheBitsOfTheReference([ValueSource(nameof(Kernels))] KernelKind kernel, [Values(1, 3)] int episodes) =>
        AssertParity(DriftTask.Create(), RandomGenomes.Many((ulong)episodes, 12), kernel, episodes);

    [Test]
    public void EveryActivationAndAggregation_HasTheBitsOfTheReference([ValueSource(nameof(Kernels))] KernelKind kernel, [Values(2, 9)] int rows) =>
        AssertParity(EchoTask.Create(rows), Evaluations.EveryFunction(), kernel, lanesPerThread: 2);

    [Test]
    public void NetworksWithoutEdges_WithOneAndInALongChain_HaveTheBitsOfTheReference([ValueSource(nameof(Kernels))] KernelKind kernel, [Values(1, 9)] int rows)
    {
        NetworkShape shape = RandomGenomes.Shape;
        Genome[] genomes =
        [
            new GenomeBuilder(shape.TaskInputs, shape.Outputs, shape.HasBiasInput).Build(),
            new GenomeBuilder(shape.TaskInputs, shape.Outputs, shape.HasBiasInput).Edge(1, shape.Inputs, 0.5f).Build(),
            Chain(10_000),
            .. RandomGenomes.Many(3, 3),
        ];
        // Blocks that wait for each other ten thousand times would take the emulation most of a minute.
        AssertParity(EchoTask.Create(rows), genomes, kernel, multiprocessors: 1);
    }

    /// <summary>One lane of networks of which streams do not fit the memory: warps compute tiles, of nodes with few edges and with more than they take in hand.</summary>
    [Test]
    public void TilesOfWarps_HaveTheBitsOfTheReference([Values(2, 4)] int lanesPerWarp, [Values] AggregationKind aggregation, [Values] bool episodes)
    {
        NetworkBatch batch = Batches.Batch([Hub(150, aggregation), .. RandomGenomes.Many(5, 3), Hub(70, aggregation)]);
        EvolutionTask task = episodes ? DriftTask.Create() : EchoTask.Create(1);
        var expected = Evaluations.Reference(task, batch, Evaluations.Plan(2)).Fitness.ToArray();
        var options = new GpuOptions { Kernel = KernelKind.Giant, MemoryLimitBytes = 40_000 };
        using var evaluator = new GpuEvaluator(task, GpuDevice.OpenEmulated(lanesPerWarp, 16 / lanesPerWarp, 2), options);
        for (int evaluation = 0; evaluation < 2; evaluation++)
        {
            Assert.That(Evaluations.Run(evaluator, batch, Evaluations.Plan(2)).Fitness.ToArray(), Is.EqualTo(expected));
        }
    }

    /// <summary>What threads read ahead where a launch has no edges at all must be a source, whatever the memory held before.</summary>
    [Test]
    public void LaunchWithoutEdges_ReadsNoSourceBeyondItsNodes([ValueSource(nameof(Kernels))] KernelKind kernel, [Values(1, 3)] int rows)
    {
        NetworkShape shape = RandomGenomes.Shape;
        NetworkBatch batch = Batches.Batch([new GenomeBuilder(shape.TaskInputs, shape.Outputs, shape.HasBiasInput).Build()]);
        EvolutionTask task = EchoTask.Create(rows);
        using var evaluator = new GpuEvaluator(task, GpuDevice.OpenEmulated(2, 8, 1), new GpuOptions { Kernel = kernel, MemoryLimitBytes = 400 });
        Assert.That(Evaluations.Run(evaluator, batch, Evaluations.Plan(2)).Fitness, Is.EqualTo(Evaluations.Reference(task, batch, Evaluations.Plan(2)).Fitness));
    }

    /// <summary>Nodes of more edges than a block takes in hand, of every aggregation, among nodes of few.</summary>
    [Test]
    public void NodesOfManyEdges_HaveTheBitsOfTheReference([ValueSource(nameof(Kernels))] KernelKind kernel, [Values(1, 9)] int rows, [Values] AggregationKind aggregation) =>
        AssertParity(EchoTask.Create(rows), [Hub(150, aggregation), .. RandomGenomes.Many(5, 3)], kernel);

    [Test]
    public void CatalogTasks_HaveTheBitsOfTheReference(
        [ValueSource(nameof(Kernels))] KernelKind kernel, [Values("xor", "parity", "multiplexer", "cart-pole", "double-pole")] string name)
    {
        TaskDescriptor descriptor = TaskCatalog.Find(name)!;
        EvolutionTask task = descriptor.Create(descriptor.CreateParameters());
        (int inputs, int outputs) = (task.InputNames.Count, task.OutputNames.Count);
        Population population = new SyntheticNetworks(2, inputs, outputs, Hidden: 4, Edges: 8 + outputs, ActivationKind.Sine).Create();
        AssertParity(task, [Genome.Copy(population, 0), Genome.Copy(population, 1)], kernel, episodes: 1);
    }

    [Test]
    public void BatchLargerThanTheMemoryLimit_IsSplitWithTheSameBits([ValueSource(nameof(Kernels))] KernelKind kernel, [Values(1, 9)] int rows)
    {
        NetworkBatch batch = Batches.Batch(RandomGenomes.Many(9, 20));
        using var evaluator = new GpuEvaluator(
            EchoTask.Create(rows), GpuDevice.OpenEmulated(), new GpuOptions { Kernel = kernel, MemoryLimitBytes = 2000 });
        Assert.That(Evaluations.Run(evaluator, batch, Evaluations.Plan()).Fitness, Is.EqualTo(Evaluations.Reference(EchoTask.Create(rows), batch, Evaluations.Plan()).Fitness));
        Assert.That(evaluator.Launches, Is.GreaterThan(1));
    }

    /// <summary>A limit that leaves room for streams of a part, and for all networks none.</summary>
    [TestCase(60_000)]
    [TestCase(80_000)]
    [TestCase(1_000_000)]
    public void PartsOfABatch_HaveStreamsOfTheirOwn(int limit)
    {
        NetworkBatch batch = Batches.Batch(Networks());
        using var evaluator = new GpuEvaluator(
            EchoTask.Create(1), GpuDevice.OpenEmulated(multiprocessors: 2), new GpuOptions { Kernel = KernelKind.Giant, MemoryLimitBytes = limit });
        Assert.That(Evaluations.Run(evaluator, batch, Evaluations.Plan()).Fitness, Is.EqualTo(Evaluations.Reference(EchoTask.Create(1), batch, Evaluations.Plan()).Fitness));
        Assert.That(evaluator.Launches, limit < 100_000 ? Is.GreaterThan(2) : Is.EqualTo(1));
    }

    /// <summary>The layout of streams stays while topologies do, and their weights are those of the evaluation.</summary>
    [Test]
    public void WeightsThatChange_AreThoseThatAreAddedUp()
    {
        using var evaluator = new GpuEvaluator(EchoTask.Create(1), GpuDevice.OpenEmulated(multiprocessors: 2), new GpuOptions { Kernel = KernelKind.Giant });
        using var workers = new WorkerPool(1);
        Population population = Networks();
        var batcher = new NetworkBatcher(workers);
        var batch = new NetworkBatch();
        for (int change = 0; change < 3; change++)
        {
            population.WritableWeights(change).Fill(0.1f * change);
            batcher.Build(population, batch);
            Assert.That(
                Evaluations.Run(evaluator, batch, Evaluations.Plan()).Fitness,
                Is.EqualTo(Evaluations.Reference(EchoTask.Create(1), batch, Evaluations.Plan()).Fitness));
        }
    }

    /// <summary>Counters of one evaluation would end the networks of the next too early, or never.</summary>
    [Test]
    public void SecondEvaluation_BeginsWithFreshCounters([ValueSource(nameof(Kernels))] KernelKind kernel)
    {
        using var evaluator = new GpuEvaluator(DriftTask.Create(), GpuDevice.OpenEmulated(), new GpuOptions { Kernel = kernel });
        for (ulong seed = 1; seed <= 3; seed++)
        {
            NetworkBatch batch = Batches.Batch(RandomGenomes.Many(seed, 12));
            Assert.That(
                Evaluations.Run(evaluator, batch, Evaluations.Plan(3)).Fitness,
                Is.EqualTo(Evaluations.Reference(DriftTask.Create(), batch, Evaluations.Plan(3)).Fitness));
        }
    }

    /// <summary>Blocks keep in shared memory what the next level reads; it begins anew there many times, in the middle of a quad too.</summary>
    [Test]
    public void ValuesKeptByBlocks_HaveTheBitsOfTheReference([Values(2_000, 3_330, 6_400)] int edges, [Values] bool isIrregular, [Values(1, 2, 3)] int multiprocessors)
    {
        NetworkBatch batch = new LargeNetwork(edges, Layers: 10, isIrregular, ActivationKind.Tanh).Create();
        using var device = GpuDevice.OpenEmulated(multiprocessors: multiprocessors);
        var part = Batches.Whole(batch);
        TeamShape shape = new TeamShape(KernelKind.Giant, Lanes: 1, Threads: 8).WithWindow(device.Accelerator, batch, part, new SourceReach());
        Assert.That(shape.Window.Values, isIrregular ? Is.GreaterThan(0) : Is.InRange(1, batch.NodeCount / 3));
        AssertParity(NetworkBenchTask.For(batch, 1), batch, KernelKind.Giant, episodes: 1, multiprocessors);
    }

    /// <summary>Edges are added up by eight, in slices of nodes some of which have fewer, and what makes up no eight one by one.</summary>
    [Test]
    public void NodesOfAnyNumberOfEdges_HaveTheBitsOfTheReference(
        [Values(1, 7, 8, 9, 15, 16, 33, 97, 201)] int edgesOfNode, [Values] bool isIrregular, [Values(2, 4)] int lanesPerWarp)
    {
        NetworkBatch batch = new LargeNetwork(6_000, Layers: edgesOfNode < 7 ? 40 : 4, isIrregular, ActivationKind.Tanh) { EdgesOfNode = edgesOfNode }.Create();
        AssertParity(NetworkBenchTask.For(batch, 1), batch, GpuDevice.OpenEmulated(lanesPerWarp, 8 / lanesPerWarp, multiprocessors: 2));
    }

    /// <summary>Values that find no room in shared memory are read from where they lie.</summary>
    [Test]
    public void ValuesThatBlocksCannotKeep_HaveTheBitsOfTheReference([Values(1, 3)] int multiprocessors)
    {
        NetworkBatch batch = new LargeNetwork(70_000, Layers: 6, IsIrregular: true, ActivationKind.Tanh).Create();
        using var device = GpuDevice.OpenEmulated(multiprocessors: multiprocessors);
        var part = Batches.Whole(batch);
        Assert.That(new TeamShape(KernelKind.Giant, Lanes: 1, Threads: 8).WithWindow(device.Accelerator, batch, part, new SourceReach()).HasWindow, Is.False);
        AssertParity(NetworkBenchTask.For(batch, 1), batch, KernelKind.Giant, episodes: 1, multiprocessors);
    }

    /// <summary>Warps gather values for lists of nodes, a column of lanes each: few lanes and many, some that make up no whole quad or column, in several passes; nodes of no edges and of several chunks.</summary>
    [Test]
    [Pairwise]
    public void NodesOfVeryDifferentSizes_HaveTheBitsOfTheReference(
        [Values(8, 9, 21, 64)] int rows, [Values(4, 8)] int lanesPerWarp, [Values(1, 3)] int multiprocessors, [Values(5, 40)] int edgesOfNode)
    {
        NetworkBatch batch = new LargeNetwork(6_000, Layers: 6, IsIrregular: true, ActivationKind.Tanh) { EdgesOfNode = edgesOfNode }.Create();
        GpuDevice device = GpuDevice.OpenEmulated(lanesPerWarp, 8 / lanesPerWarp, multiprocessors);
        TeamShape shape = TeamShape.For(device.Accelerator, KernelKind.Giant, 1, rows).WithLists(device.Accelerator, batch, Batches.Whole(batch), rows, new EdgeSpread());
        Assert.That(shape.HasLists, Is.True);
        AssertParity(NetworkBenchTask.For(batch, rows), batch, device, EvaluationsUntilLists);
    }

    [Test]
    public void NodesOfVeryDifferentSizes_OfEveryAggregation_HaveTheBitsOfTheReference([Values(9, 40)] int rows, [Values] AggregationKind aggregation)
    {
        Genome[] genomes = [Hub(150, aggregation), .. RandomGenomes.Many(5, 3), Hub(70, aggregation)];
        AssertParity(EchoTask.Create(rows), Batches.Batch(genomes), GpuDevice.OpenEmulated(lanesPerWarp: 4, warps: 4, multiprocessors: 2), EvaluationsUntilLists);
    }

    /// <summary>Lists stay while topologies do, and weights are those of the evaluation.</summary>
    [Test]
    public void WeightsOfListedNodesThatChange_AreThoseThatAreAddedUp()
    {
        using var evaluator = new GpuEvaluator(EchoTask.Create(9), GpuDevice.OpenEmulated(multiprocessors: 2), new GpuOptions { Kernel = KernelKind.Giant });
        using var workers = new WorkerPool(1);
        Population population = Genome.ToPopulation([Hub(90, AggregationKind.Sum), Hub(60, AggregationKind.Sum)]);
        var batcher = new NetworkBatcher(workers);
        var batch = new NetworkBatch();
        for (int change = 0; change < 4; change++)
        {
            population.WritableWeights(change % 2).Fill(0.01f * change);
            batcher.Build(population, batch);
            Assert.That(
                Evaluations.Run(evaluator, batch, Evaluations.Plan()).Fitness,
                Is.EqualTo(Evaluations.Reference(EchoTask.Create(9), batch, Evaluations.Plan()).Fitness));
        }
    }

    /// <summary>What a control step has computed is not what the next one reads, also where one episode of one network is all there is.</summary>
    [Test]
    public void OneEpisodeOfOneNetwork_HasTheBitsOfTheReference([Range(1, 3)] int seed) =>
        AssertParity(DriftTask.Create(), [Wide((ulong)seed, 60)], KernelKind.Giant, episodes: 1, multiprocessors: 3);

    /// <summary>Values that are there from the evaluation before would be taken for those of this one.</summary>
    [Test]
    public void OneRowOfOneNetwork_IsComputedAnewEachTime()
    {
        using var evaluator = new GpuEvaluator(EchoTask.Create(1), GpuDevice.OpenEmulated(multiprocessors: 3), new GpuOptions { Kernel = KernelKind.Giant });
        for (ulong seed = 1; seed <= 5; seed++)
        {
            NetworkBatch batch = Batches.Batch(Wide(seed, 60));
            Assert.That(
                Evaluations.Run(evaluator, batch, Evaluations.Plan(1)).Fitness,
                Is.EqualTo(Evaluations.Reference(EchoTask.Create(1), batch, Evaluations.Plan(1)).Fitness));
        }
    }

    /// <summary>An input of the bits that stand for a value that is not there yet is there.</summary>
    [Test]
    public void InputsOfAnyBits_AreNotWaitedFor()
    {
        int inputs = RandomGenomes.Shape.TaskInputs;
        float[] row = [.. Enumerable.Repeat(BitConverter.UInt32BitsToSingle(Published.Missing), inputs)];
        var table = new SampleTable(inputs, RandomGenomes.Shape.Outputs, row, new float[RandomGenomes.Shape.Outputs]);
        var task = new SampleEvolutionTask<EchoTask>("echo/1", default, table, ["a", "b", "c"], ["x", "y"]);
        NetworkBatch batch = Batches.Batch(RandomGenomes.Many(11, 5));
        using var evaluator = new GpuEvaluator(task, GpuDevice.OpenEmulated(multiprocessors: 2), new GpuOptions { Kernel = KernelKind.Giant });
        Assert.That(Evaluations.Run(evaluator, batch, Evaluations.Plan(1)).Solved, Is.EqualTo(Evaluations.Reference(task, batch, Evaluations.Plan(1)).Solved));
    }

    private static Population Networks() => new SyntheticNetworks(Networks: 9, Inputs: 3, Outputs: 2, Hidden: 40, Edges: 600, ActivationKind.Tanh).Create();

    private static Genome Chain(int length)
    {
        NetworkShape shape = RandomGenomes.Shape;
        var chain = new GenomeBuilder(shape.TaskInputs, shape.Outputs, shape.HasBiasInput).Edge(0, shape.FirstHidden);
        for (int node = 0; node < length; node++)
        {
            chain.Edge(shape.FirstHidden + node, shape.FirstHidden + node + 1, 0.9999f);
        }

        return chain.Edge(shape.FirstHidden + length, shape.Inputs).Build();
    }

    /// <summary>Three layers, each wide enough for several blocks.</summary>
    private static Genome Wide(ulong seed, int width)
    {
        NetworkShape shape = RandomGenomes.Shape;
        var random = new RandomStream(seed, 0, 0, 0);
        var wide = new GenomeBuilder(shape.TaskInputs, shape.Outputs, shape.HasBiasInput);
        for (int node = 0; node < width; node++)
        {
            int near = shape.FirstHidden + node;
            wide.Edge(node % shape.Inputs, near, random.NextSigned());
            for (int edge = 0; edge < 3; edge++)
            {
                wide.Edge(shape.FirstHidden + ((node + (7 * edge)) % width), near + width, random.NextSigned());
            }

            wide.Edge(near + width, shape.Inputs + (node % shape.Outputs), random.NextSigned());
        }

        return wide.Build();
    }

    private static Genome Hub(int width, AggregationKind aggregation)
    {
        NetworkShape shape = RandomGenomes.Shape;
        var hub = new GenomeBuilder(shape.TaskInputs, shape.Outputs, shape.HasBiasInput)
            .Node(shape.Inputs, ActivationKind.Tanh, aggregation, 0.3f)
            .Node(shape.Inputs + 1, ActivationKind.Identity, aggregation, -0.2f);
        for (int node = 0; node < width; node++)
        {
            int hidden = shape.FirstHidden + node;
            float weight = 1f - (node * 0.013f);
            hub.Edge(node % shape.Inputs, hidden, weight).Edge(hidden, shape.Inputs, weight);
            if (node % 3 == 0)
            {
                hub.Edge(hidden, shape.Inputs + 1, -weight);
            }
        }

        return hub.Build();
    }

    /// <summary>Two blocks share the emulated device, so that a barrier of the device has somebody to wait for.</summary>
    private static void AssertParity(EvolutionTask task, IReadOnlyList<Genome> genomes, KernelKind kernel, int episodes = 5, int multiprocessors = 2, int? lanesPerThread = null)
    {
        AssertParity(task, Batches.Batch(genomes), kernel, episodes, multiprocessors, lanesPerThread);
    }

    private static void AssertParity(EvolutionTask task, NetworkBatch batch, GpuDevice device, int evaluations = 1)
    {
        using var evaluator = new GpuEvaluator(task, device, new GpuOptions { Kernel = KernelKind.Giant });
        uint[] expected = Evaluations.Reference(task, batch, Evaluations.Plan(1)).Fitness;
        for (int evaluation = 0; evaluation < evaluations; evaluation++)
        {
            Assert.That(Evaluations.Run(evaluator, batch, Evaluations.Plan(1)).Fitness, Is.EqualTo(expected));
        }
    }

    private static void AssertParity(EvolutionTask task, NetworkBatch batch, KernelKind kernel, int episodes, int multiprocessors, int? lanesPerThread = null)
    {
        EvaluationPlan plan = Evaluations.Plan(episodes);
        var options = new GpuOptions { Kernel = kernel, LanesPerThread = lanesPerThread };
        using var evaluator = new GpuEvaluator(task, GpuDevice.OpenEmulated(multiprocessors: multiprocessors), options);
        (uint[] fitness, bool[] solved, long steps) = Evaluations.Run(evaluator, batch, plan);
        (uint[] expectedFitness, bool[] expectedSolved, long expectedSteps) = Evaluations.Reference(task, batch, plan);
        Assert.That(evaluator.Kernel, Is.EqualTo(kernel));
        Assert.That(fitness, Is.EqualTo(expectedFitness));
        Assert.That(solved, Is.EqualTo(expectedSolved));
        Assert.That(steps, Is.EqualTo(expectedSteps));
    }
}
