using CsCheck;
using Evolution.Core.Graphs;
using NUnit.Framework;

namespace Evolution.Tests.Core.Graphs;

[TestFixture]
public sealed class CycleProbeTests
{
    private const int Nodes = 7;

    /// <summary>Graphs as large as words are for, and larger, have the last nodes joined.</summary>
    private static readonly int[] Sizes = [Nodes, 64, 65];

    private static readonly Gen<(int Source, int Target)[]> Graphs =
        Gen.Select(Gen.Int[0, Nodes - 1], Gen.Int[0, Nodes - 1]).Array[0, 14];

    [Test]
    public void WouldClose_AgreesWithATransitiveClosure([ValueSource(nameof(Sizes))] int size) => Graphs.Sample(edges =>
    {
        CycleProbe probe = Load(edges, size);
        bool[,] reaches = Closure(edges);
        for (int source = 0; source < Nodes; source++)
        {
            for (int target = 0; target < Nodes; target++)
            {
                Assert.That(probe.WouldClose(size - 1 - source, size - 1 - target), Is.EqualTo(source == target || reaches[target, source]));
            }
        }
    });

    [Test]
    public void IsAcyclic_AgreesWithATransitiveClosure([ValueSource(nameof(Sizes))] int size) => Graphs.Sample(edges =>
    {
        bool[,] reaches = Closure(edges);
        bool acyclic = Enumerable.Range(0, Nodes).All(node => !reaches[node, node]);
        Assert.That(Load(edges, size).IsAcyclic(), Is.EqualTo(acyclic));
    });

    [Test]
    public void Probe_CanBeAskedAgainInAnyOrder([ValueSource(nameof(Sizes))] int size) => Graphs.Sample(edges =>
    {
        CycleProbe probe = Load(edges, size);
        bool acyclic = probe.IsAcyclic();
        bool closes = probe.WouldClose(size - 1, size - 2);
        Assert.That((probe.IsAcyclic(), probe.WouldClose(size - 1, size - 2)), Is.EqualTo((acyclic, closes)));
    });

    [Test]
    public void NodeThatIsNotThere_IsRefused()
    {
        CycleProbe probe = Load([]);
        Assert.That(() => probe.WouldClose(0, Nodes), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => probe.WouldClose(-1, 0), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    private static CycleProbe Load((int Source, int Target)[] edges, int size = Nodes)
    {
        var probe = new CycleProbe();
        probe.Load(size, [.. edges.Select(edge => size - 1 - edge.Source)], [.. edges.Select(edge => size - 1 - edge.Target)]);
        return probe;
    }

    private static bool[,] Closure((int Source, int Target)[] edges)
    {
        bool[,] reaches = new bool[Nodes, Nodes];
        foreach ((int source, int target) in edges)
        {
            reaches[source, target] = true;
        }

        for (int via = 0; via < Nodes; via++)
        {
            for (int source = 0; source < Nodes; source++)
            {
                for (int target = 0; target < Nodes; target++)
                {
                    reaches[source, target] |= reaches[source, via] && reaches[via, target];
                }
            }
        }

        return reaches;
    }
}
