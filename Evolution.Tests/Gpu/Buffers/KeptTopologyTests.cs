using Evolution.Core.Genomes;
using Evolution.Core.Networks;
using Evolution.Core.Numerics;
using Evolution.Core.Tasks;
using Evolution.Experiments.Benchmarks;
using Evolution.Gpu;
using Evolution.Gpu.Lanes;
using Evolution.Tests.Gpu.Compiling;
using Evolution.Tests.Support;
using NUnit.Framework;

namespace Evolution.Tests.Gpu.Buffers;

/// <summary>A topology of a large network goes to a device once, and again only where it changed.</summary>
[TestFixture]
public sealed class KeptTopologyTests
{
    private static readonly EvolutionTask Echo = EchoTask.Create(rows: 2);

    private Population _population = null!;
    private NetworkBatcher _batcher = null!;
    private NetworkBatch _batch = null!;
    private WorkerPool _workers = null!;

    [SetUp]
    public void Create()
    {
        _population = new SyntheticNetworks(Networks: 9, Inputs: 3, Outputs: 2, Hidden: 40, Edges: 600, ActivationKind.Tanh).Create();
        _workers = new WorkerPool(1);
        _batcher = new NetworkBatcher(_workers);
        _batch = new NetworkBatch();
    }

    [TearDown]
    public void Dispose() => _workers.Dispose();

    [Test]
    public void OnlyWhatChanged_IsCopied([Values(KernelKind.Lanes, KernelKind.Levels, KernelKind.Giant)] KernelKind kernel)
    {
        using var evaluator = new GpuEvaluator(Echo, GpuDevice.OpenEmulated(), new GpuOptions { Kernel = kernel });
        Assert.That(TopologyBytes(evaluator), Is.EqualTo(BytesOf(Enumerable.Range(0, 9))), "the first time");
        Assert.That(TopologyBytes(evaluator), Is.Zero, "the same batch again");

        _population.WritableWeights(2)[7] += 0.5f;
        _population.WritableWeights(8)[11] -= 0.25f;
        Assert.That(TopologyBytes(evaluator), Is.Zero, "weights");
        Assert.That(evaluator.UploadedBytes, Is.LessThan(6L * _batch.EdgeCount));

        Disable(genome: 3, connection: 20);
        Assert.That(TopologyBytes(evaluator), Is.EqualTo(BytesOf([3])), "one structure");
        Assert.That(TopologyBytes(evaluator), Is.Zero, "the same batch again");
    }

    /// <summary>More new topologies than there is room for, evaluation after evaluation.</summary>
    [Test]
    public void RoomThatRunsOut_IsUsedAgain()
    {
        using var evaluator = new GpuEvaluator(Echo, GpuDevice.OpenEmulated());
        TopologyBytes(evaluator);
        long bytes = 0;
        for (int change = 0; change < 30; change++)
        {
            Disable(genome: change % 9, connection: 10 + (7 * change));
            Assert.That(TopologyBytes(evaluator), Is.InRange(BytesOf([change % 9]), BytesOf(Enumerable.Range(0, 9))));
            bytes = Math.Max(bytes, evaluator.DeviceBytes);
        }

        Assert.That(bytes, Is.LessThan(2 * DeviceBytesOfOne()), "memory does not grow with the changes");
    }

    [Test]
    public void BatchOfMostlyNewTopologies_IsCopiedWhole()
    {
        using var evaluator = new GpuEvaluator(Echo, GpuDevice.OpenEmulated());
        TopologyBytes(evaluator);
        for (int genome = 0; genome < 4; genome++)
        {
            Disable(genome, connection: 9);
        }

        Assert.That(TopologyBytes(evaluator), Is.GreaterThan(4L * _batch.EdgeCount));
        Assert.That(evaluator.UploadedBytes, Is.GreaterThan(8L * _batch.EdgeCount));
        TopologyBytes(evaluator);
        Assert.That(TopologyBytes(evaluator), Is.Zero);
    }

    [Test]
    public void PartsInTurn_KeepTheirTopologies()
    {
        using var evaluator = new GpuEvaluator(Echo, GpuDevice.OpenEmulated(), new GpuOptions { Kernel = KernelKind.Lanes, PartBytes = 40_000 });
        TopologyBytes(evaluator);
        Assert.That(TopologyBytes(evaluator), Is.Zero);
        Assert.That(evaluator.Launches, Is.GreaterThan(2));
    }

    [Test]
    public void LowMemory_SplitsThemWithTheSameBits([Values(KernelKind.Lanes, KernelKind.Levels)] KernelKind kernel)
    {
        using var evaluator = new GpuEvaluator(
            Echo, GpuDevice.OpenEmulated(), new GpuOptions { Kernel = kernel, MemoryLimitBytes = 100_000 });
        TopologyBytes(evaluator);
        TopologyBytes(evaluator);
        Assert.That(evaluator.Launches, Is.GreaterThan(1));
    }

    /// <summary>Runs that share a batch have a topology once where they have the same.</summary>
    [Test]
    public void PackedBatch_KeepsThemToo()
    {
        _batcher.Build(_population, _batch);
        var packed = new NetworkBatch();
        new BatchPacker(_workers).Pack([_batch, _batch], [0, 1], packed);
        Assert.That(packed.Weight.ToArray(), Is.EqualTo(packed.Edge.ToArray().Select(edge => edge.Weight)));
        using var evaluator = new GpuEvaluator(Echo, GpuDevice.OpenEmulated());
        AssertBits(evaluator, packed);
        Assert.That(evaluator.UploadedTopologyBytes, Is.EqualTo(BytesOf(Enumerable.Range(0, 9))));
        AssertBits(evaluator, packed);
        Assert.That(evaluator.UploadedTopologyBytes, Is.Zero);
    }

    /// <summary>2,500 such networks are to take less than 100 MB: their edges, of which a part is put together at a time, weights, and topologies to keep.</summary>
    [Test]
    public void LargeNetworks_TakeFortyThousandBytesEach([Values(KernelKind.Lanes, KernelKind.Levels)] KernelKind kernel)
    {
        const int Networks = 600;
        _batcher.Build(new SyntheticNetworks(Networks, Inputs: 10, Outputs: 5, Hidden: 250, Edges: 2500, ActivationKind.LeakyRelu).Create(), _batch);
        using var evaluator = new GpuEvaluator(RandomRows.CreateTask(10, 5, rows: 1), GpuDevice.OpenEmulated(), new GpuOptions { Kernel = kernel });
        Evaluations.Run(evaluator, _batch, Evaluations.Plan());
        Evaluations.Run(evaluator, _batch, Evaluations.Plan());
        Assert.That(evaluator.UploadedTopologyBytes, Is.Zero);
        Assert.That(evaluator.DeviceBytes, Is.LessThan(40_000L * Networks));
    }

    [Test]
    public void AssemblyKernel_CompilesToPtx([Values("SM_70", "SM_80", "SM_90")] string architecture) =>
        Assert.That(KernelCompileTests.Compile(NetworkAssembler.Method, architecture), Does.Contain(".entry"));

    /// <summary>Evaluates the population, makes sure of the bits and returns the bytes that told topologies.</summary>
    private long TopologyBytes(GpuEvaluator evaluator)
    {
        _batcher.Build(_population, _batch);
        Assert.That(_batch.HasWeights);
        AssertBits(evaluator, _batch);
        return evaluator.UploadedTopologyBytes;
    }

    private static void AssertBits(GpuEvaluator evaluator, NetworkBatch batch) =>
        Assert.That(Evaluations.Run(evaluator, batch, Evaluations.Plan()), Is.EqualTo(Evaluations.Reference(Echo, batch, Evaluations.Plan())));

    /// <summary>Gives a genome a topology of its own, with one connection less.</summary>
    private void Disable(int genome, int connection)
    {
        TopologyTable topologies = _population.Topologies;
        int changed = topologies.Add(topologies.View(_population.TopologyOf(genome)));
        TopologyRecord record = topologies.Record(changed);
        topologies.Segment(record.Segment).Enabled[record.ConnectionOffset + connection] = false;
        _population.Settle(genome, changed);
    }

    /// <summary>Returns four bytes for each offset, source, output and pair of functions.</summary>
    private long BytesOf(IEnumerable<int> genomes) => genomes.Sum(genome =>
    {
        int network = _batch.Genome.IndexOf(genome);
        int nodes = _batch.NodeOffset[network + 1] - _batch.NodeOffset[network];
        int edges = _batch.EdgeOffset[_batch.NodeOffset[network + 1]] - _batch.EdgeOffset[_batch.NodeOffset[network]];
        return 4L * ((2 * nodes) + edges + _batch.Shape.Outputs);
    });

    private long DeviceBytesOfOne()
    {
        using var evaluator = new GpuEvaluator(Echo, GpuDevice.OpenEmulated());
        TopologyBytes(evaluator);
        return evaluator.DeviceBytes;
    }
}
