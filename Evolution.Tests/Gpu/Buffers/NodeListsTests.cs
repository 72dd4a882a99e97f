using Evolution.Core.Genomes;
using Evolution.Core.Networks;
using Evolution.Experiments.Benchmarks;
using Evolution.Gpu.Buffers;
using Evolution.Gpu.Views;
using Evolution.Tests.Support;
using NUnit.Framework;

namespace Evolution.Tests.Gpu.Buffers;

/// <summary>Lists bring every node of a network to one warp, level after level.</summary>
[TestFixture]
[Parallelizable]
public sealed class NodeListsTests
{
    [Test]
    public void EveryNode_IsInOneListWithItsEdgesAndLevel([ValueSource(typeof(Batches), nameof(Batches.OfAllShapes))] NetworkBatch batch, [Values(1, 2, 7, 3168)] int lists)
    {
        var laid = new NodeLists();
        Assert.That(laid.Lay(batch, Batches.Whole(batch), lists), Is.True);
        for (int network = 0; network < batch.NetworkCount; network++)
        {
            ListedNode[] found = [.. Enumerable.Range(0, lists).SelectMany(list => Nodes(laid, (network * lists) + list))];
            Assert.That(found.OrderBy(node => node.Node), Is.EqualTo(Expected(batch, network)));
        }
    }

    [Test]
    public void EdgesOfAPart_AreCountedFromItsFirst()
    {
        NetworkBatch batch = Batches.Batch(RandomGenomes.Many(3, 20));
        var laid = new NodeLists();
        laid.Lay(batch, Batches.Whole(batch) with { Start = 5, End = 9 }, 3);
        int firstEdge = batch.EdgeOffset[batch.NodeOffset[5]];
        for (int network = 5; network < 9; network++)
        {
            ListedNode[] found = [.. Enumerable.Range(0, 3).SelectMany(list => Nodes(laid, ((network - 5) * 3) + list))];
            Assert.That(found.OrderBy(node => node.Node).Select(node => node.FirstEdge + firstEdge), Is.EqualTo(Expected(batch, network).Select(node => node.FirstEdge)));
        }
    }

    [Test]
    public void Lists_GoFromLevelToLevelAndFromLongNodesToShortOnes([ValueSource(typeof(Batches), nameof(Batches.OfAllShapes))] NetworkBatch batch, [Values(1, 3, 16)] int lists)
    {
        var laid = new NodeLists();
        laid.Lay(batch, Batches.Whole(batch), lists);
        for (int list = 0; list < batch.NetworkCount * lists; list++)
        {
            ListedNode[] nodes = Nodes(laid, list);
            Assert.That(nodes.Select(node => (node.Level, -node.Edges)), Is.Ordered);
            Assert.That(laid.Listed[laid.List[list + 1] - 1], Is.EqualTo(new ListedNode { Level = EdgeChunk.None }), "what ends the list");
        }
    }

    /// <summary>With few lists a level takes as long as its edges, with many as its longest node; what a node takes beside its edges counts too.</summary>
    [Test]
    public void ListsOfALevel_HaveAboutEquallyManyEdges([Values] bool isIrregular, [Values(2, 5, 13, 60)] int lists)
    {
        NetworkBatch batch = new LargeNetwork(Edges: 60_000, Layers: 3, isIrregular, ActivationKind.Relu).Create();
        var laid = new NodeLists();
        laid.Lay(batch, Batches.Whole(batch), lists);
        int[] edges = [.. Enumerable.Range(0, lists).Select(list => Nodes(laid, list).Where(node => node.Level == 1).Sum(node => node.Edges))];
        int longest = Enumerable.Range(0, lists).SelectMany(list => Nodes(laid, list)).Where(node => node.Level == 1).Max(node => node.Edges);
        Assert.That(edges.Max(), Is.LessThanOrEqualTo(Math.Max(longest, edges.Average() * 1.2)));
    }

    [Test]
    public void Layout_StaysWhileTopologiesAndListsDo()
    {
        NetworkBatch batch = Batches.Batch(RandomGenomes.Many(3, 20));
        var laid = new NodeLists();
        Assert.That(laid.Lay(batch, Batches.Whole(batch), 4), Is.True);
        Assert.That(laid.Lay(batch, Batches.Whole(batch), 4), Is.False);
        Assert.That(laid.Lay(batch, Batches.Whole(batch), 5), Is.True);
        Assert.That(laid.Lay(batch, Batches.Whole(batch) with { End = 10 }, 5), Is.True);
        laid.Clear();
        Assert.That(laid.Lay(batch, Batches.Whole(batch) with { End = 10 }, 5), Is.True);
        Assert.That(laid.Lay(Batches.Batch(RandomGenomes.Many(4, 20)), Batches.Whole(batch) with { End = 10 }, 5), Is.True);
    }

    private static ListedNode[] Nodes(NodeLists laid, int list) => laid.Listed[laid.List[list]..(laid.List[list + 1] - 1)].ToArray();

    private static IEnumerable<ListedNode> Expected(NetworkBatch batch, int network)
    {
        int firstNode = batch.NodeOffset[network];
        int node = batch.Shape.Inputs;
        for (int level = batch.LevelOffset[network]; level < batch.LevelOffset[network + 1]; level++)
        {
            for (; node < batch.LevelEnd[level]; node++)
            {
                int first = batch.EdgeOffset[firstNode + node];
                int edges = batch.EdgeOffset[firstNode + node + 1] - first;
                yield return new ListedNode { Node = node, FirstEdge = first, Edges = edges, Level = level - batch.LevelOffset[network] };
            }
        }
    }
}
