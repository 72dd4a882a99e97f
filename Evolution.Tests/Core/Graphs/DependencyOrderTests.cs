using CsCheck;
using Evolution.Core.Genomes;
using Evolution.Core.Graphs;
using Evolution.Tests.Support;
using NUnit.Framework;

namespace Evolution.Tests.Core.Graphs;

[TestFixture]
public sealed class DependencyOrderTests
{
    [Test]
    public void Levels_AreTheLongestPathsThatRecursionFinds() => RandomGenomes.Any.Sample(genome =>
    {
        DependencyOrder order = Build(genome);
        int[] levels = LevelsOf(order);
        bool[] needed = Needed(genome);
        int[] expected = [.. Enumerable.Range(genome.Shape.Inputs, genome.NodeId.Length - genome.Shape.Inputs).Where(node => needed[node])];
        Assert.That(order.Nodes.ToArray(), Is.EquivalentTo(expected));
        for (int i = 0; i < levels.Length; i++)
        {
            Assert.That(levels[i], Is.EqualTo(Depth(genome, order.Nodes[i])));
        }
    });

    [Test]
    public void Nodes_AreByLevelAndThenByNumber() => RandomGenomes.Any.Sample(genome =>
    {
        DependencyOrder order = Build(genome);
        int[] levels = LevelsOf(order);
        for (int i = 1; i < levels.Length; i++)
        {
            Assert.That((levels[i], order.Nodes[i]), Is.GreaterThan((levels[i - 1], order.Nodes[i - 1])));
        }
    });

    [Test]
    public void Incoming_AreTheEnabledEdgesInAscendingOrder() => RandomGenomes.Any.Sample(genome =>
    {
        DependencyOrder order = Build(genome);
        foreach (int node in order.Nodes.ToArray())
        {
            int[] expected = [.. Enumerable.Range(0, genome.Source.Length).Where(edge => genome.Enabled[edge] && genome.Target[edge] == node)];
            Assert.That(order.Incoming(node).ToArray(), Is.EqualTo(expected));
        }
    });

    [Test]
    public void Scratch_LeavesNoTraceOfALargerGraph()
    {
        var order = new DependencyOrder();
        Genome large = RandomGenomes.Many(3, 50).MaxBy(genome => genome.Innovation.Length)!;
        Genome small = new GenomeBuilder(1, 1).Edge(0, 1).Build();
        Build(large, order);
        Build(small, order);
        Assert.That(order.Nodes.ToArray(), Is.EqualTo(new[] { 1 }));
        Assert.That(order.LevelEnd.ToArray(), Is.EqualTo(new[] { 1 }));
    }

    [Test]
    public void OutputWithoutInputs_HasLevelOne()
    {
        DependencyOrder order = Build(new GenomeBuilder(1, 2).Edge(0, 3).Edge(3, 1).Build());
        Assert.That(order.Nodes.ToArray(), Is.EqualTo(new[] { 2, 3, 1 }));
        Assert.That(order.LevelEnd.ToArray(), Is.EqualTo(new[] { 2, 3 }));
    }

    [Test]
    public void Cycle_IsReported()
    {
        Genome genome = new GenomeBuilder(1, 1).Edge(2, 3).Edge(3, 2).Edge(3, 1).Build();
        Assert.That(() => Build(genome), Throws.InvalidOperationException.With.Message.Contains("cycle"));
    }

    [Test]
    public void CycleThatNoOutputDependsOn_IsLeftOut()
    {
        DependencyOrder order = Build(new GenomeBuilder(1, 1).Edge(0, 1).Edge(2, 3).Edge(3, 2).Build());
        Assert.That(order.Nodes.ToArray(), Is.EqualTo(new[] { 1 }));
    }

    private static DependencyOrder Build(Genome genome)
    {
        var order = new DependencyOrder();
        Build(genome, order);
        return order;
    }

    private static void Build(Genome genome, DependencyOrder order) => order.Build(
        genome.NodeId.Length, genome.Shape.Inputs, genome.Shape.Outputs, genome.Source, genome.Target, genome.Enabled);

    private static int[] LevelsOf(DependencyOrder order)
    {
        int[] levels = new int[order.Nodes.Length];
        int level = 0;
        for (int i = 0; i < levels.Length; i++)
        {
            level += i == order.LevelEnd[level] ? 1 : 0;
            levels[i] = level + 1;
        }

        return levels;
    }

    private static int Depth(Genome genome, int node) => node < genome.Shape.Inputs
        ? 0
        : 1 + SourcesOf(genome, node).Select(source => Depth(genome, source)).DefaultIfEmpty(0).Max();

    private static bool[] Needed(Genome genome)
    {
        bool[] needed = new bool[genome.NodeId.Length];
        void Visit(int node)
        {
            needed[node] = true;
            foreach (int source in SourcesOf(genome, node))
            {
                Visit(source);
            }
        }

        for (int output = 0; output < genome.Shape.Outputs; output++)
        {
            Visit(genome.Shape.Inputs + output);
        }

        return needed;
    }

    private static IEnumerable<int> SourcesOf(Genome genome, int node) =>
        Enumerable.Range(0, genome.Source.Length)
            .Where(edge => genome.Enabled[edge] && genome.Target[edge] == node)
            .Select(edge => genome.Source[edge]);
}
