using Evolution.Core.Genomes;
using Evolution.Core.Networks;
using Evolution.Experiments.Benchmarks;
using Evolution.Gpu;
using Evolution.Gpu.Buffers;
using Evolution.Gpu.Views;
using Evolution.Tests.Support;
using NUnit.Framework;

namespace Evolution.Tests.Gpu.Buffers;

/// <summary>Streams bring every node of a network to one thread of one warp, level after level.</summary>
[TestFixture]
[Parallelizable]
public sealed class NodeStreamsTests
{
    private const int WarpSize = 4;

    [Test]
    public void EveryNodeOfALevel_IsInOneSlice([ValueSource(typeof(Batches), nameof(Batches.OfAllShapes))] NetworkBatch batch, [Values(1, 3, 132)] int blocks, [Values(1, 2, 8)] int warps)
    {
        NodeStreams streams = Lay(batch, blocks, warps);
        var missing = new HashSet<(int Network, int Node)>();
        for (int network = 0; network < batch.NetworkCount; network++)
        {
            int nodes = batch.NodeOffset[network + 1] - batch.NodeOffset[network];
            missing.UnionWith(Enumerable.Range(batch.Shape.Inputs, nodes - batch.Shape.Inputs).Select(node => (batch.NodeOffset[network], node)));
        }

        foreach ((SliceRow slice, int[] nodes) in Slices(streams))
        {
            Assert.That(nodes, Has.Length.InRange(1, WarpSize));
            Assert.That(nodes.Select(node => EdgesOf(batch, slice, node) / WeightedOctet.Count), Is.Ordered.Descending);
            Assert.That(nodes, Is.All.GreaterThanOrEqualTo(slice.FirstOfLevel));
            Assert.That(nodes.Select(node => missing.Remove((slice.FirstOfNetwork, node))), Is.All.True);
        }

        Assert.That(missing, Is.Empty);
    }

    [Test]
    public void SlicesOfAStream_FollowEachOtherLevelByLevel_AndFillIt([ValueSource(typeof(Batches), nameof(Batches.OfAllShapes))] NetworkBatch batch, [Values(1, 3)] int blocks, [Values(1, 2)] int warps)
    {
        NodeStreams streams = Lay(batch, blocks, warps);
        (SliceRow Slice, int[] Nodes)[] slices = [.. Slices(streams).OrderBy(slice => slice.Slice.FirstWord)];
        int next = 0;
        for (int stream = 0; stream < batch.NetworkCount * blocks * warps; stream++)
        {
            StreamSpan span = streams.Stream[stream];
            int word = span.First;
            int level = 0;
            while (next < slices.Length && slices[next].Slice.FirstWord < span.First + span.Words)
            {
                (SliceRow slice, int[] nodes) = slices[next++];
                Assert.That(slice.FirstWord, Is.EqualTo(word));
                Assert.That(slice.FirstOfLevel, Is.GreaterThanOrEqualTo(level));
                Assert.That(slice.FirstOfNetwork, Is.EqualTo(batch.NodeOffset[stream / (blocks * warps)]));
                level = slice.FirstOfLevel;
                word += Words(batch, slice, nodes);
            }

            Assert.That(word + 1, Is.EqualTo(span.First + span.Words), "and the word that ends it");
            Assert.That(span.First % StreamWord.OfLine, Is.Zero);
            Assert.That(span.First + span.Words, Is.LessThanOrEqualTo(stream + 1 < streams.Stream.Length ? streams.Stream[stream + 1].First : streams.Words));
        }

        Assert.That(next, Is.EqualTo(slices.Length));
        Assert.That(streams.Words, Is.LessThanOrEqualTo(NodeStreams.MostWords(batch.NodeCount, batch.EdgeCount, batch.NetworkCount * blocks * warps)));
    }

    /// <summary>The first warp of a block tells the others which level is next.</summary>
    [Test]
    public void FirstWarpOfABlock_HasNodesWhereverAnotherHas([ValueSource(typeof(Batches), nameof(Batches.OfAllShapes))] NetworkBatch batch, [Values(1, 3)] int blocks)
    {
        const int Warps = 3;
        NodeStreams streams = Lay(batch, blocks, Warps);
        var levels = Slices(streams).Select(slice => slice.Slice).ToLookup(slice => StreamOf(streams, slice), slice => slice.FirstOfLevel);
        for (int stream = 0; stream < batch.NetworkCount * blocks * Warps; stream++)
        {
            Assert.That(levels[stream].Except(levels[stream / Warps * Warps]), Is.Empty);
        }
    }

    /// <summary>A node of most of the edges leaves the others of its level to other blocks.</summary>
    [Test]
    public void BlocksOfALevel_HaveAboutEquallyManyEdges([Values] bool isIrregular, [Values(2, 5, 13)] int blocks)
    {
        NetworkBatch batch = new LargeNetwork(Edges: 60_000, Layers: 3, isIrregular, ActivationKind.Relu).Create();
        NodeStreams streams = Lay(batch, blocks, warps: 1);
        int level = batch.LevelEnd[0];
        var edges = Slices(streams).Where(slice => slice.Slice.FirstOfLevel == level).GroupBy(
            slice => StreamOf(streams, slice.Slice), slice => slice.Nodes.Sum(node => EdgesOf(batch, slice.Slice, node))).Select(block => block.Sum()).ToArray();
        Assert.That(edges, Has.Length.EqualTo(blocks));
        Assert.That(edges.Max(), Is.LessThanOrEqualTo((edges.Average() * 1.1) + (isIrregular ? 400 : 32)));
    }

    /// <summary>Nodes are counted from the first network of a part.</summary>
    [Test]
    public void NetworksInTheMiddleOfABatch_AreLaidOutLikeTheFirst()
    {
        NetworkBatch batch = Batches.Batch(RandomGenomes.Many(3, 20));
        var all = new NodeStreams();
        Lay(all, batch, blocks: 2);
        var part = new NodeStreams();
        part.Lay(batch, new BatchPart(7, 20, batch.NodeCount, batch.EdgeCount, MemoryPlan.AllGlobal), blocks: 2, warps: 2, WarpSize);
        int skipped = batch.NodeOffset[7];
        var expected = Slices(all).Where(slice => slice.Slice.FirstOfNetwork >= skipped).Select(slice => (slice.Slice.FirstOfNetwork - skipped, slice.Slice.FirstOfLevel, slice.Nodes));
        Assert.That(Slices(part).Select(slice => (slice.Slice.FirstOfNetwork, slice.Slice.FirstOfLevel, slice.Nodes)), Is.EqualTo(expected));
    }

    [Test]
    public void LayoutThatFails_IsNotKept()
    {
        NetworkBatch batch = Batches.OfAllShapes()[0];
        var streams = new NodeStreams();
        for (int attempt = 0; attempt < 2; attempt++)
        {
            Assert.That(() => Lay(streams, batch, blocks: 1 << 28, warps: 16), Throws.InstanceOf<OverflowException>());
        }
    }

    [Test]
    public void LayoutOfTheSameTopologies_IsKept()
    {
        NetworkBatch[] batches = Batches.OfAllShapes();
        var streams = new NodeStreams();
        Assert.That(Lay(streams, batches[0], blocks: 3), Is.True);
        Assert.That(Lay(streams, batches[0], blocks: 3), Is.False);
        Assert.That(Lay(streams, batches[0], blocks: 2), Is.True);
        Assert.That(Lay(streams, batches[1], blocks: 2), Is.True);
        streams.Clear();
        Assert.That(Lay(streams, batches[1], blocks: 2), Is.True);
    }

    private static NodeStreams Lay(NetworkBatch batch, int blocks, int warps)
    {
        var streams = new NodeStreams();

        // What an earlier layout left must not show.
        Lay(streams, batch, blocks + 1, warps);
        Lay(streams, batch, blocks, warps);
        return streams;
    }

    private static bool Lay(NodeStreams streams, NetworkBatch batch, int blocks, int warps = 2) =>
        streams.Lay(batch, Batches.Whole(batch), blocks, warps, WarpSize);

    private static IEnumerable<(SliceRow Slice, int[] Nodes)> Slices(NodeStreams streams)
    {
        for (int slice = 0; slice < streams.Slice.Length - 1; slice++)
        {
            yield return (streams.Slice[slice], streams.Slot[streams.Slice[slice].FirstSlot..streams.Slice[slice + 1].FirstSlot].ToArray());
        }
    }

    private static int StreamOf(NodeStreams streams, SliceRow slice)
    {
        int stream = 0;
        while (streams.Stream[stream].First + streams.Stream[stream].Words <= slice.FirstWord)
        {
            stream++;
        }

        return stream;
    }

    private static int Words(NetworkBatch batch, SliceRow slice, int[] nodes)
    {
        int[] edges = [.. nodes.Select(node => EdgesOf(batch, slice, node))];
        int runs = edges.Select(count => count / WeightedOctet.Count).Where(octets => octets > 0).Distinct().Count();
        int rest = edges.Sum(count => count % WeightedOctet.Count);
        return 1 + nodes.Length + runs + edges.Sum(count => count / WeightedOctet.Count * StreamWord.OfOctet) + ((rest + 1) / 2);
    }

    private static int EdgesOf(NetworkBatch batch, SliceRow slice, int node) =>
        batch.EdgeOffset[slice.FirstOfNetwork + node + 1] - batch.EdgeOffset[slice.FirstOfNetwork + node];
}
