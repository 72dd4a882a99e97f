using Evolution.Core.Genomes;
using Evolution.Core.Networks;
using Evolution.Experiments.Benchmarks;
using Evolution.Gpu;
using Evolution.Gpu.Buffers;
using Evolution.Gpu.Teams;
using Evolution.Tests.Support;
using NUnit.Framework;

namespace Evolution.Tests.Gpu.Teams;

/// <summary>How different the nodes of a level are decides who computes them.</summary>
[TestFixture]
[Parallelizable]
public sealed class EdgeSpreadTests
{
    [Test]
    public void Spread_TellsLayeredNetworksFromIrregularOnes([Values(10_000, 1_000_000)] int edges)
    {
        Assert.That(new EdgeSpread().Of(new LargeNetwork(edges, 10, IsIrregular: false, ActivationKind.Relu).Create(), 0), Is.InRange(1, 1.1));
        Assert.That(new EdgeSpread().Of(new LargeNetwork(edges, 10, IsIrregular: true, ActivationKind.Relu).Create(), 0), Is.InRange(3, 13));
    }

    /// <summary>Two levels: nodes of three edges and one, then one of two.</summary>
    [Test]
    public void Spread_IsThatOfAllLevelsTogether()
    {
        NetworkShape shape = RandomGenomes.Shape;
        int hidden = shape.FirstHidden;
        var genome = new GenomeBuilder(shape.TaskInputs, shape.Outputs, shape.HasBiasInput)
            .Edge(0, hidden).Edge(1, hidden).Edge(2, hidden).Edge(0, hidden + 1)
            .Edge(hidden, shape.Inputs).Edge(hidden + 1, shape.Inputs);

        // An output without edges is in the first level.
        Assert.That(new EdgeSpread().Of(Batches.Batch(genome.Build()), 0), Is.EqualTo((3 + 2) / ((4 / 3.0) + 2)).Within(1e-12));
    }

    /// <summary>One small network of very different nodes does not speak for large ones.</summary>
    [Test]
    public void SpreadOfAPart_IsThatOfItsEdges()
    {
        NetworkBatch batch = Batches.Batch(RandomGenomes.Many(3, 20));
        var part = new BatchPart(4, 15, 0, 0, MemoryPlan.AllGlobal);
        var spread = new EdgeSpread();
        double sum = Enumerable.Range(4, 11).Sum(network => spread.Of(batch, network) * EdgesOf(batch, network));
        Assert.That(spread.Of(batch, part), Is.EqualTo(sum / Enumerable.Range(4, 11).Sum(network => EdgesOf(batch, network))).Within(1e-12));
    }

    [Test]
    public void NetworkWithoutEdges_HasNone()
    {
        NetworkShape shape = RandomGenomes.Shape;
        Assert.That(new EdgeSpread().Of(Batches.Batch(new GenomeBuilder(shape.TaskInputs, shape.Outputs, shape.HasBiasInput).Build()), 0), Is.EqualTo(1));
    }

    private static int EdgesOf(NetworkBatch batch, int network) => batch.EdgeOffset[batch.NodeOffset[network + 1]] - batch.EdgeOffset[batch.NodeOffset[network]];
}
