using Evolution.Core.Genomes;
using Evolution.Core.Networks;
using Evolution.Experiments.Benchmarks;
using Evolution.Gpu.Teams;
using Evolution.Gpu.Views;
using Evolution.Tests.Support;
using NUnit.Framework;

namespace Evolution.Tests.Gpu.Teams;

/// <summary>Blocks keep the values that a level reads in shared memory, where these and the rings of streams fit there.</summary>
[TestFixture]
[Parallelizable]
public sealed class WindowPlanTests
{
    private const int WarpSize = 32;

    [Test]
    public void LayeredNetwork_NeedsRoomForALayer()
    {
        WindowPlan plan = Plan(Layered(), bytes: 32_000);
        Assert.That(plan.Values, Is.InRange(50 + ValueQuad.Count, 50 + (3 * ValueQuad.Count)));
        Assert.That(plan.Values % ValueQuad.Count, Is.Zero);
    }

    [Test]
    public void RingsAndValues_FillTheMemoryAndNoMore([Values(20_000, 32_000, 99_000, 232_448)] int bytes)
    {
        WindowPlan plan = Plan(Layered(), bytes);
        Assert.That(plan.Bytes, Is.InRange(bytes - (plan.Warps * StreamRing.Parts * WarpSize * StreamWord.Bytes) - 300, bytes));
    }

    [Test]
    public void Rings_HaveRoomForAllThatIsAskedForTogether([Range(2_000, 60_000, 977)] int bytes)
    {
        WindowPlan plan = Plan(Layered(), bytes);
        Assert.That(plan.Values == 0 || plan.WordsOfPart >= NodeStream.MostTogether(WarpSize), $"{plan}");
        Assert.That(plan.WordsOfPart % WarpSize, Is.Zero, "whole rounds of a warp, and lines of a cache");
        Assert.That(plan.Values == 0 || plan.Warps is >= 1 and <= WindowPlan.MostWarps, $"{plan}");
        Assert.That(plan.Bytes, Is.LessThanOrEqualTo(Math.Max(bytes, WindowMemory.BytesFor(0, 0))));
    }

    /// <summary>A round of warps takes a thread of each for a node.</summary>
    [TestCase(1, 13)]
    [TestCase(2, 8)]
    public void MoreWarpsReadStreams_WhereABlockHasMoreNodes(int blocks, int expected)
    {
        NetworkBatch batch = new LargeNetwork(Edges: 32_000, Layers: 5, IsIrregular: false, ActivationKind.Relu) { EdgesOfNode = 16 }.Create();
        Assert.That(Plan(batch, bytes: 232_448, threads: 1024, blocks).Warps, Is.EqualTo(expected));
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

        int near = Plan(Batches.Batch(builder.Build()), bytes: 16_000).Values;
        builder.Edge(0, shape.FirstHidden + (19 * 18) + position);
        int far = Plan(Batches.Batch(builder.Build()), bytes: 16_000).Values;
        Assert.That(near, Is.InRange(18, 18 + (2 * ValueQuad.Count)));
        Assert.That(far, Is.GreaterThan(19 * 18));
    }

    private static NetworkBatch Layered() => new LargeNetwork(Edges: 16_000, Layers: 10, IsIrregular: false, ActivationKind.Relu).Create();

    private static WindowPlan Plan(NetworkBatch batch, int bytes, int threads = 16 * WarpSize, int blocks = 2) => WindowPlan.For(
        batch,
        Batches.Whole(batch),
        new WindowDevice(bytes, threads, WarpSize, blocks),
        new SourceReach());
}
