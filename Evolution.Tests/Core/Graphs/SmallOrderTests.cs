using CsCheck;
using Evolution.Core.Graphs;
using NUnit.Framework;

namespace Evolution.Tests.Core.Graphs;

[TestFixture]
public sealed class SmallOrderTests
{
    private const int Inputs = 3;
    private const int Outputs = 2;

    /// <summary>Graphs of up to the most nodes, some with cycles, some with edges into inputs and on from outputs.</summary>
    private static readonly Gen<(int Nodes, (int Source, int Target, bool Enabled)[] Edges)> Graphs =
        Gen.Int[Inputs + Outputs, SmallOrder.MostNodes].SelectMany(
            nodes => Gen.Select(Gen.Int[0, nodes - 1], Gen.Int[0, nodes - 1], Gen.Bool).Array[0, nodes],
            static (nodes, edges) => (nodes, edges));

    [Test]
    public void LevelledOrder_IsTheDependencyOrder() => Graphs.Sample(graph =>
    {
        GraphColumns columns = Columns(graph.Nodes, graph.Edges);
        var small = new SmallOrder();
        bool isOrdered = small.TryBuild(columns, isLevelled: true);
        var order = new DependencyOrder();
        try
        {
            order.Build(graph.Nodes, Inputs, Outputs, columns.Source, columns.Target, columns.Enabled);
        }
        catch (InvalidOperationException)
        {
            Assert.That(isOrdered, Is.False);
            return;
        }

        Assert.That(isOrdered, Is.True);
        Assert.That(small.Nodes.ToArray(), Is.EqualTo(order.Nodes.ToArray()));
        Assert.That(small.LevelEnd.ToArray(), Is.EqualTo(order.LevelEnd.ToArray()));
        AssertEdges(small, columns, order.IncomingEdges);
    });

    [Test]
    public void OrderWithoutLevels_IsThatOfTheNeededNodes() => Graphs.Sample(graph =>
    {
        GraphColumns columns = Columns(graph.Nodes, graph.Edges);
        var small = new SmallOrder();
        Assert.That(small.TryBuild(columns, isLevelled: false), Is.True);
        var needed = new NeededNodes();
        needed.Build(graph.Nodes, Inputs, Outputs, columns.Source, columns.Target, columns.Enabled);
        Assert.That(small.Nodes.ToArray(), Is.EqualTo(needed.Nodes.ToArray()));
        Assert.That(small.LevelEnd.ToArray(), Is.EqualTo(new[] { needed.Nodes.Length }));
        AssertEdges(small, columns, needed.IncomingEdges);
    });

    [Test]
    public void Scratch_LeavesNoTraceOfALargerGraph()
    {
        var small = new SmallOrder();
        (int, int, bool)[] chain = [.. Enumerable.Range(5, 58).Select(node => (node, node + 1, true)), (0, 5, true), (63, 3, true)];
        Assert.That(small.TryBuild(Columns(SmallOrder.MostNodes, chain), isLevelled: true), Is.True);
        Assert.That(small.LevelEnd.Length, Is.EqualTo(60));
        GraphColumns pair = Columns(5, [(0, 3, true)]);
        Assert.That(small.TryBuild(pair, isLevelled: true), Is.True);
        Assert.That(small.Nodes.ToArray(), Is.EqualTo(new[] { 3, 4 }));
        Assert.That(small.WriteEdges(pair, new int[2], new int[1], new int[1]), Is.EqualTo(1));
    }

    private static void AssertEdges(SmallOrder small, GraphColumns columns, IncomingEdges incoming)
    {
        int[] edgeEnd = new int[columns.Nodes];
        int[] source = new int[columns.Source.Length];
        int[] edge = new int[columns.Source.Length];
        int count = small.WriteEdges(columns, edgeEnd, source, edge);
        int start = 0;
        for (int i = 0; i < small.Nodes.Length; i++)
        {
            Assert.That(edge[start..edgeEnd[i]], Is.EqualTo(incoming.Of(small.Nodes[i]).ToArray()));
            for (int row = start; row < edgeEnd[i]; row++)
            {
                int from = columns.Source[edge[row]];
                Assert.That(source[row], Is.EqualTo(from < Inputs ? from : Inputs + small.Nodes.IndexOf(from)));
            }

            start = edgeEnd[i];
        }

        Assert.That(count, Is.EqualTo(start));
    }

    private static GraphColumns Columns(int nodes, (int Source, int Target, bool Enabled)[] edges) => new()
    {
        Nodes = nodes,
        Inputs = Inputs,
        Outputs = Outputs,
        Source = edges.Select(edge => edge.Source).ToArray(),
        Target = edges.Select(edge => edge.Target).ToArray(),
        Enabled = edges.Select(edge => edge.Enabled).ToArray(),
    };
}
