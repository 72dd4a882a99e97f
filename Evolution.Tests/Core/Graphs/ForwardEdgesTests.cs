using CsCheck;
using Evolution.Core.Genomes;
using Evolution.Core.Graphs;
using Evolution.Tests.Support;
using NUnit.Framework;

namespace Evolution.Tests.Core.Graphs;

[TestFixture]
public sealed class ForwardEdgesTests
{
    [Test]
    public void AcyclicGraph_KeepsEveryEdgeThatDoesNotLeadOnFromAnOutput() => RandomGenomes.Any.Sample(genome =>
    {
        (int Source, int Target)[] forward = Forward(genome);
        Assert.That(forward, Is.EquivalentTo(Edges(genome).Where(edge => !IsOutput(genome, edge.Source))));
    });

    [Test]
    public void ForwardEdges_HaveNoCycleAndEveryOtherWouldCloseOne() => Gen.ULong.Sample(seed =>
    {
        foreach (Genome genome in RandomRecurrentGenomes.Many(RandomRecurrentGenomes.AllDynamics[0], seed, count: 3))
        {
            (int Source, int Target)[] forward = Forward(genome);
            var probe = new CycleProbe();
            probe.Load(genome.NodeId.Length, [.. forward.Select(edge => edge.Source)], [.. forward.Select(edge => edge.Target)]);
            Assert.That(probe.IsAcyclic(), Is.True);
            probe.Load(genome.NodeId.Length, [.. forward.Select(edge => edge.Source)], [.. forward.Select(edge => edge.Target)]);
            foreach ((int source, int target) in Edges(genome).Except(forward))
            {
                Assert.That(IsOutput(genome, source) || probe.WouldClose(source, target), Is.True);
            }
        }
    });

    [Test]
    public void NeededNodes_AreThoseOfTheDependencyOrder() => RandomGenomes.Any.Sample(genome =>
    {
        var order = new DependencyOrder();
        order.Build(genome.NodeId.Length, genome.Shape.Inputs, genome.Shape.Outputs, genome.Source, genome.Target, genome.Enabled);
        var needed = new NeededNodes();
        needed.Build(genome.NodeId.Length, genome.Shape.Inputs, genome.Shape.Outputs, genome.Source, genome.Target, genome.Enabled);
        Assert.That(needed.Nodes.ToArray(), Is.EqualTo(order.Nodes.ToArray().Order()));
        foreach (int node in needed.Nodes)
        {
            Assert.That(needed.Incoming(node).ToArray(), Is.EqualTo(order.Incoming(node).ToArray()));
        }
    });

    private static bool IsOutput(Genome genome, int node) => node >= genome.Shape.Inputs && node < genome.Shape.FirstHidden;

    private static (int Source, int Target)[] Edges(Genome genome) => [.. genome.Source.Zip(genome.Target)];

    private static (int Source, int Target)[] Forward(Genome genome)
    {
        var edges = new ForwardEdges();
        edges.Build(genome.NodeId.Length, genome.Shape.Inputs, genome.Shape.Outputs, genome.Source, genome.Target);
        return [.. edges.Source.ToArray().Zip(edges.Target.ToArray())];
    }
}
