using CsCheck;
using Evolution.Core.Genomes;
using Evolution.Core.Graphs;
using Evolution.Core.Variation;
using Evolution.Tests.Support;
using NUnit.Framework;

namespace Evolution.Tests.Core.Variation;

[TestFixture]
public sealed class StructuralMutationTests
{
    [Test]
    public void AddConnection_JoinsTwoNodesThatWereNotJoined()
    {
        Genome parent = new GenomeBuilder(2, 1).Edge(0, 2).Edge(0, 3).Edge(3, 2).Build();
        for (int seed = 0; seed < 50; seed++)
        {
            Genome child = new Nursery(parent).Mutate(Only(options => options.AddConnection = 1f), TestOptions.Network(), seed);
            (int Source, int Target, bool Enabled) added = child.Edges().Except(parent.Edges()).Single();
            Assert.That(added, Is.AnyOf((1, 2, true), (1, 3, true)));
            Assert.That(child.Weight[..3], Is.EqualTo(parent.Weight));
            Assert.That(Math.Abs(child.Weight[3]), Is.LessThanOrEqualTo(2.5f));
        }
    }

    [Test]
    public void AddConnection_NeverClosesACycleNotEvenOverDisabledConnections()
    {
        Genome parent = new GenomeBuilder(1, 1).Edge(0, 2).Edge(2, 3, enabled: false).Edge(3, 4).Edge(4, 1, enabled: false).Build();
        var nursery = new Nursery(parent);
        for (int seed = 0; seed < 300; seed++)
        {
            Genome child = nursery.Mutate(Only(options => options.AddConnection = 1f), TestOptions.Network(), seed);
            var probe = new CycleProbe();
            probe.Load(child.NodeId.Length, child.Source, child.Target);
            Assert.That(probe.IsAcyclic(), Is.True);
        }
    }

    [Test]
    public void AddConnection_LeavesAFullGenomeAlone()
    {
        Genome parent = new GenomeBuilder(2, 1).Edge(0, 2, enabled: false).Edge(1, 2).Build();
        Genome child = new Nursery(parent).Mutate(Only(options => options.AddConnection = 1f), TestOptions.Network());
        Assert.That(child.Digest(), Is.EqualTo(parent.Digest()));
    }

    [Test]
    public void AddNode_SplitsAConnectionAndKeepsItsWeight()
    {
        Genome parent = new GenomeBuilder(1, 1).Edge(0, 1, 2.5f).Build();
        Genome child = new Nursery(parent).Mutate(Only(options => options.AddNode = 1f), TestOptions.Network());
        Assert.That(child.Edges(), Is.EqualTo(new[] { (0, 1, false), (0, 2, true), (2, 1, true) }));
        Assert.That(child.Weight, Is.EqualTo(new[] { 2.5f, 1f, 2.5f }));
        Assert.That((child.Activation[2], child.Bias[1]), Is.EqualTo((ActivationKind.SteepenedSigmoid, 0f)));
    }

    [Test]
    public void AddNode_PassesOverDisabledConnectionsAndTheBiasInput()
    {
        Genome parent = new GenomeBuilder(1, 1, hasBiasInput: true).Edge(0, 2, enabled: false).Edge(1, 2).Build();
        Genome child = new Nursery(parent).Mutate(Only(options => options.AddNode = 1f), TestOptions.Network());
        Assert.That(child.Digest(), Is.EqualTo(parent.Digest()));
    }

    [TestCase(5, 0.7, 0.21, 0.063, 0.0189, 0.0081)]
    [TestCase(4, 0.25, 0.25, 0.25, 0.25, 0)]
    public void AddNode_PrefersOlderConnectionsOfSmallGenomes(int below, params double[] expected)
    {
        Genome parent = new GenomeBuilder(4, 1).Edge(0, 4).Edge(1, 4).Edge(2, 4).Edge(3, 4).Build();
        Assert.That(ShareOfSplits(parent, below), Is.EqualTo(expected).Within(0.02));
    }

    [Test]
    public void AddNode_OfSmallGenomes_PassesTheBiasOverAndGivesUpAtADisabledConnection()
    {
        Genome parent = new GenomeBuilder(2, 1, hasBiasInput: true).Edge(0, 3, enabled: false).Edge(2, 3).Edge(1, 3).Edge(0, 4, enabled: false).Edge(4, 3).Build();
        Assert.That(ShareOfSplits(parent, below: 15), Is.EqualTo((double[])[0, 0, 0.7, 0, 0.063, 0.237]).Within(0.02));
    }

    [Test]
    public void AddConnectionAndAddNode_TogetherNumberAllTheirGenes()
    {
        Genome parent = new GenomeBuilder(2, 1).Edge(0, 2).Edge(0, 3).Edge(3, 2).Build();
        VariationOptions options = Only(rates => rates.AddConnection = 1f);
        options.AddNode = 1f;
        Genome child = new Nursery(parent).Mutate(options, TestOptions.Network());
        Assert.That(child.Innovation, Is.EqualTo(new[] { 0, 1, 2, 3, 4, 5 }));
        Assert.That(child.NodeId, Is.EqualTo(new[] { 0, 1, 2, 3, 4 }));
    }

    [Test]
    public void RemoveConnection_TakesHiddenNodesThatAreLeftAlone()
    {
        Genome parent = new GenomeBuilder(1, 1).Node(3, bias: 7f).Edge(2, 4).Edge(3, 1).Build();
        Genome[] children = [.. Enumerable.Range(0, 20).Select(seed => new Nursery(parent).Mutate(Only(options => options.RemoveConnection = 1f), TestOptions.Network(), seed))];
        Assert.That(children.Select(child => child.NodeId), Has.Some.EqualTo(new[] { 0, 1, 3 }).And.Some.EqualTo(new[] { 0, 1, 2, 4 }));
        Assert.That(children.First(child => child.NodeId.Length == 3).Bias, Is.EqualTo(new[] { 0f, 7f }));
    }

    [Test]
    public void RemoveNode_TakesItsConnectionsAndNodesLeftAlone()
    {
        Genome parent = new GenomeBuilder(1, 1).Edge(0, 2).Edge(2, 3).Edge(2, 1).Edge(0, 1).Build();
        Genome[] children = [.. Enumerable.Range(0, 20).Select(seed => new Nursery(parent).Mutate(Only(options => options.RemoveNode = 1f), TestOptions.Network(), seed))];
        Assert.That(children.Select(child => child.Edges().Length), Has.Some.EqualTo(1).And.Some.EqualTo(3));
        Assert.That(children.First(child => child.Edges().Length == 1).NodeId, Is.EqualTo(new[] { 0, 1 }));
    }

    [Test]
    public void RemoveNode_NeverTakesAnInputOrAnOutput()
    {
        Genome parent = new GenomeBuilder(1, 1).Edge(0, 1).Build();
        Genome child = new Nursery(parent).Mutate(Only(options => options.RemoveNode = 1f), TestOptions.Network());
        Assert.That(child.Digest(), Is.EqualTo(parent.Digest()));
    }

    [Test]
    public void ToggleEnable_TurnsExactlyOneConnection()
    {
        Genome parent = new GenomeBuilder(2, 1).Edge(0, 2, enabled: false).Edge(1, 2).Build();
        for (int seed = 0; seed < 20; seed++)
        {
            Genome child = new Nursery(parent).Mutate(Only(options => options.ToggleEnable = 1f), TestOptions.Network(), seed);
            Assert.That(child.Enabled.Zip(parent.Enabled).Count(pair => pair.First != pair.Second), Is.EqualTo(1));
        }
    }

    [Test]
    public void GenomeWithoutConnections_SurvivesEveryRemoval()
    {
        Genome parent = new GenomeBuilder(1, 1).Build();
        VariationOptions options = Only(rates => rates.RemoveConnection = 1f);
        options.RemoveNode = 1f;
        options.ToggleEnable = 1f;
        options.AddNode = 1f;
        Assert.That(new Nursery(parent).Mutate(options, TestOptions.Network()).Digest(), Is.EqualTo(parent.Digest()));
    }

    [Test]
    public void AllMutationsTogether_KeepTheInvariantsOfAnyGenome() => Gen.Select(RandomGenomes.Any, Gen.Int[0, 1000]).Sample(
        (parent, seed) =>
        {
            var nursery = new Nursery(parent);
            for (int i = 0; i < 4; i++)
            {
                nursery.Mutate(TestOptions.WildVariation(), TestOptions.MixedNetwork(), seed + i);
            }
        },
        iter: 500);

    /// <summary>Returns how often each connection is split, and last how often none is.</summary>
    private static double[] ShareOfSplits(Genome parent, int below)
    {
        const int Children = 4000;
        var nursery = new Nursery(parent);
        VariationOptions options = Only(rates => rates.AddNode = 1f);
        options.SplitOlderBelow = below;
        double[] share = new double[parent.Innovation.Length + 1];
        for (int seed = 0; seed < Children; seed++)
        {
            Genome child = nursery.Mutate(options, TestOptions.Network(), seed);
            int split = Enumerable.Range(0, parent.Innovation.Length).FirstOrDefault(i => child.Enabled[i] != parent.Enabled[i], parent.Innovation.Length);
            share[split] += 1.0 / Children;
        }

        return share;
    }

    private static VariationOptions Only(Action<VariationOptions> set)
    {
        VariationOptions options = TestOptions.StillVariation();
        set(options);
        return options;
    }
}
