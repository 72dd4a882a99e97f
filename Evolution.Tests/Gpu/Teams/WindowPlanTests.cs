using Evolution.Core.Genomes;
using Evolution.Core.Networks;
using Evolution.Experiments.Benchmarks;
using Evolution.Gpu;
using Evolution.Gpu.Buffers;
using Evolution.Gpu.Teams;
using Evolution.Gpu.Views;
using Evolution.Tests.Support;
using NUnit.Framework;

namespace Evolution.Tests.Gpu.Teams;

/// <summary>Blocks keep the values that a level reads in shared memory, where these and enough edges fit there.</summary>
[TestFixture]
[Parallelizable]
public sealed class WindowPlanTests
{
    private const int Threads = 32;

    [Test]
    public void LayeredNetwork_NeedsRoomForALayer()
    {
        WindowPlan plan = Plan(Layered(), bytes: 32_000);
        Assert.That(plan.Values, Is.InRange(50 + ValueQuad.Count, 50 + (3 * ValueQuad.Count)));
        Assert.That(plan.Values % ValueQuad.Count, Is.Zero);
    }

    [Test]
    public void EdgesAndValues_FillTheMemoryAndNoMore([Values(4_000, 12_345, 32_000, 99_000, 232_448)] int bytes)
    {
        WindowPlan plan = Plan(Layered(), bytes);
        Assert.That(InputBuffer.BytesForEdges(plan.Edges, plan.Values), Is.InRange(bytes - 400, bytes));
    }

    [Test]
    public void NetworkThatReadsFromAnywhere_NeedsRoomForAllThatComesBefore()
    {
        NetworkBatch batch = new LargeNetwork(Edges: 16_000, Layers: 10, IsIrregular: true, ActivationKind.Relu).Create();
        int nodes = batch.NodeCount;
        Assert.That(Plan(batch, bytes: 64_000).Values, Is.InRange(nodes * 3 / 4, nodes + (2 * ValueQuad.Count)));
        Assert.That(Plan(batch, bytes: nodes * sizeof(float)), Is.EqualTo(default(WindowPlan)));
    }

    /// <summary>The sources of a level are looked through by vectors, and what is left of them one by one.</summary>
    [Test]
    public void OneEdgeFromFarBefore_IsFoundWhereverItLies([Range(0, 17)] int position)
    {
        NetworkShape shape = RandomGenomes.Shape;
        var builder = new GenomeBuilder(shape.TaskInputs, shape.Outputs, shape.HasBiasInput);
        for (int layer = 0; layer < 20; layer++)
        {
            for (int edge = 0; edge < 18; edge++)
            {
                int from = layer == 0 ? edge % shape.Inputs : shape.FirstHidden + ((layer - 1) * 18) + edge;
                builder.Edge(from, shape.FirstHidden + (layer * 18) + edge);
            }
        }

        for (int edge = 0; edge < 18; edge++)
        {
            builder.Edge(shape.FirstHidden + (19 * 18) + edge, shape.Inputs);
        }

        int near = Plan(Batches.Batch(builder.Build()), bytes: 4_000).Values;
        builder.Edge(0, shape.FirstHidden + (19 * 18) + position);
        int far = Plan(Batches.Batch(builder.Build()), bytes: 4_000).Values;
        Assert.That(near, Is.InRange(18, 18 + (2 * ValueQuad.Count)));
        Assert.That(far, Is.GreaterThan(19 * 18));
    }

    /// <summary>A tile is one node at least, whose edges must fit whatever the window takes.</summary>
    [Test]
    public void NodeOfManyEdges_FitsATileOrThereIsNoWindow([Range(0, 60, 4)] int more)
    {
        NetworkBatch batch = Batches.Batch(Hub(150));
        Assert.That(Plan(Batches.Batch(Hub(20)), bytes: 1_500, threads: 1).Values, Is.GreaterThan(0), "the values alone fit");
        Assert.That(Plan(batch, bytes: 1_500, threads: 1), Is.EqualTo(default(WindowPlan)));
        int windows = 0;
        for (int bytes = 1_500 + more; bytes < 3_000; bytes += 61)
        {
            WindowPlan plan = Plan(batch, bytes, threads: 1);
            windows += plan.Values > 0 ? 1 : 0;
            Assert.That(plan.Values == 0 || plan.Edges >= 150, $"{bytes} bytes: {plan}");
        }

        Assert.That(windows, Is.GreaterThan(5));
    }

    [Test]
    public void EdgesThatFit_AreTheMost([Range(0, 80)] int edges)
    {
        int bytes = (int)InputBuffer.BytesForEdges(edges, window: 8);
        Assert.That(InputBuffer.EdgesIn(bytes, window: 8), Is.GreaterThanOrEqualTo(edges));
        Assert.That(InputBuffer.BytesForEdges(InputBuffer.EdgesIn(bytes, window: 8), window: 8), Is.LessThanOrEqualTo(bytes));
    }

    [TestCase(95, false)]
    [TestCase(96, true)]
    public void LongSums_BeginWithTheNodeOfMostEdges(int edges, bool expected) =>
        Assert.That(Plan(Batches.Batch(Hub(edges)), bytes: 32_000).HasLongSums, Is.EqualTo(expected));

    /// <summary>A kernel of many registers runs with fewer threads than its memory was shared out for.</summary>
    [Test]
    public void ShapeOfFewerThreads_KeepsItsMemory()
    {
        var shape = new TeamShape(KernelKind.Giant, Lanes: 1, Threads: 1024) { Window = new WindowPlan(Values: 1000, Edges: 5000, HasLongSums: false) };
        TeamShape smaller = shape with { Threads = 512 };
        Assert.That(smaller.SharedBytes, Is.EqualTo(shape.SharedBytes));
        Assert.That(smaller.Tile, Is.EqualTo(new TileSize(Edges: 5000, Nodes: 512, WorthABlock: 512)));
    }

    private static Genome Hub(int width)
    {
        NetworkShape shape = RandomGenomes.Shape;
        var hub = new GenomeBuilder(shape.TaskInputs, shape.Outputs, shape.HasBiasInput);
        for (int node = 0; node < width; node++)
        {
            hub.Edge(node % shape.Inputs, shape.FirstHidden + node).Edge(shape.FirstHidden + node, shape.Inputs);
        }

        return hub.Build();
    }

    private static NetworkBatch Layered() => new LargeNetwork(Edges: 16_000, Layers: 10, IsIrregular: false, ActivationKind.Relu).Create();

    private static WindowPlan Plan(NetworkBatch batch, int bytes, int threads = Threads) =>
        WindowPlan.For(batch, new BatchPart(0, batch.NetworkCount, batch.NodeCount, batch.EdgeCount, MemoryPlan.AllGlobal), bytes, threads, new SourceReach());
}
