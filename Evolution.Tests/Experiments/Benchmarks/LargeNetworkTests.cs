using Evolution.Core.Genomes;
using Evolution.Core.Networks;
using Evolution.Experiments;
using Evolution.Experiments.Benchmarks;
using Evolution.Gpu;
using Evolution.Tests.Support;
using NUnit.Framework;

namespace Evolution.Tests.Experiments.Benchmarks;

[TestFixture]
public sealed class LargeNetworkTests
{
    [TestCase(10_000, 10, false)]
    [TestCase(10_007, 10, true)]
    [TestCase(64, 2, true)]
    public void Create_LeavesNoNodeOutAndMakesEveryLevel(int edges, int layers, bool isIrregular)
    {
        NetworkBatch batch = new LargeNetwork(edges, layers, isIrregular, ActivationKind.Tanh).Create();

        Assert.That(batch.EdgeCount, Is.EqualTo(edges));
        Assert.That(batch.LevelEnd.Length, Is.EqualTo(layers));
        int[] used = [.. batch.Edge.ToArray().Select(edge => edge.Source).Distinct()];
        Assert.That(used, Has.Length.EqualTo(batch.NodeCount - batch.Shape.Outputs));
    }

    [TestCase(1)]
    [TestCase(100)]
    public void EdgesOfNode_AreAboutWhatWasAskedFor(int edgesOfNode)
    {
        NetworkBatch batch = new LargeNetwork(100_000, Layers: 5, IsIrregular: false, ActivationKind.Tanh) { EdgesOfNode = edgesOfNode }.Create();

        int width = batch.LevelEnd[1] - batch.LevelEnd[0];
        int edges = batch.EdgeOffset[batch.LevelEnd[1]] - batch.EdgeOffset[batch.LevelEnd[0]];
        Assert.That((double)edges / width, Is.EqualTo(edgesOfNode).Within(25).Percent);
    }

    [Test]
    public void Kernels_GiveTheBitsOfOneCore(
        [Values(KernelKind.Levels, KernelKind.Giant)] KernelKind kernel, [Values] bool isIrregular, [Values(1, 20)] int rows)
    {
        NetworkBatch batch = new LargeNetwork(3000, 5, isIrregular, ActivationKind.Tanh).Create();
        var task = NetworkBenchTask.For(batch, rows);
        using var evaluator = new GpuEvaluator(task, GpuDevice.OpenEmulated(multiprocessors: 2), new GpuOptions { Kernel = kernel });

        uint[] fitness = Evaluations.Run(evaluator, batch, Evaluations.Plan()).Fitness;

        Assert.That(fitness, Is.EqualTo(Evaluations.Reference(task, batch, Evaluations.Plan()).Fitness));
    }

    [Test]
    public void File_HoldsTheNetworkInPlainNumbers()
    {
        using var directory = new TemporaryDirectory();
        string path = Path.Combine(directory.Path, "network.bin");
        NetworkBatch batch = new LargeNetwork(1000, 3, IsIrregular: false, ActivationKind.Relu).Create();

        LargeNetworkFile.Write(path, batch);

        byte[] bytes = File.ReadAllBytes(path);
        Assert.That(bytes, Has.Length.EqualTo(4 * (4 + 3 + batch.NodeCount + 1 + (2 * 1000) + batch.NodeCount)));
        Assert.That(BitConverter.ToInt32(bytes, 8), Is.EqualTo(1000));
    }

    [Test]
    public void TooManyLayers_AreRefused() => Assert.That(
        () => new LargeNetwork(64, 10, IsIrregular: false, ActivationKind.Relu).Create(),
        Throws.TypeOf<UserException>().With.Message.Contains("--edges"));

    [Test]
    public void ColumnsThatReadAhead_AreRefused() => Assert.That(
        () => NetworkBatch.Of(new NetworkColumns(
            new NetworkShape(1, HasBiasInput: false, 1), [2], [0, 0, 1], [new NetworkEdge(1, 1f)], [0f, 0f], [1], ActivationKind.Relu)),
        Throws.ArgumentException);
}
