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

    private static VariationOptions Only(Action<VariationOptions> set)
    {
        VariationOptions options = TestOptions.StillVariation();
        set(options);
        return options;
    }
}
