using Evolution.Core.Genomes;
using Evolution.Core.Variation;
using Evolution.Tests.Support;
using NUnit.Framework;

namespace Evolution.Tests.Core.Variation;

/// <summary>Recurrent connections at their own rate, and time constants.</summary>
[TestFixture]
public sealed class RecurrentVariationTests
{
    private static readonly NetworkOptions Network = TestOptions.RecurrentNetwork(NetworkSemantics.Synchronous);

    private static readonly NetworkOptions Ctrnn = TestOptions.RecurrentNetwork(NetworkSemantics.Ctrnn);

    [Test]
    public void RecurrentConnection_LoopsFeedsBackOrLeadsOnFromAnOutput()
    {
        Genome parent = Builder(Network).Edge(0, 1).Edge(0, 3).Edge(3, 4).Edge(4, 1).Edge(3, 2).Build();
        var added = new List<(int Source, int Target)>();
        for (int seed = 0; seed < 400; seed++)
        {
            (int source, int target, _) = AddConnection(parent, Network, share: 1f, seed).Edges().Except(parent.Edges()).Single();
            Assert.That(source, Is.Not.Zero, "an input cannot be recurrent");
            Assert.That(source == target || source is 1 or 2 || (source, target) is (4, 3), Is.True, $"{source} to {target}");
            added.Add((source, target));
        }

        Assert.That(added.Count(edge => edge.Source == edge.Target), Is.InRange(180, 320));
        Assert.That(added.Distinct().Count(), Is.EqualTo(4 + 1 + 6), "every self-loop, the way back, and the ways on from outputs");
    }

    [Test]
    public void ConnectionThatMustNotBeRecurrent_ClosesNoCycle()
    {
        Genome parent = Builder(Network).Edge(0, 1).Edge(0, 3).Edge(3, 4).Edge(4, 1).Edge(4, 3).Edge(1, 3).Build();
        for (int seed = 0; seed < 200; seed++)
        {
            (int source, int target, _) = AddConnection(parent, Network, share: 0f, seed).Edges().Except(parent.Edges()).Single();
            Assert.That((source, target), Is.AnyOf((0, 2), (0, 4), (3, 1), (3, 2), (4, 2)));
        }
    }

    [Test]
    public void Share_DecidesBetweenBoth()
    {
        Genome parent = Builder(Network).Edge(0, 1).Edge(0, 3).Edge(3, 1).Build();
        int recurrent = Enumerable.Range(0, 1000).Count(seed =>
        {
            Genome child = AddConnection(parent, Network, share: 0.3f, seed);
            return child.Source[^1] != 0 && child.Edges()[^1] is not (3, 2, _);
        });
        Assert.That(recurrent, Is.InRange(240, 360));
    }

    [Test]
    public void NewNode_HasTheTimeConstantOfTheConfig()
    {
        Genome parent = Builder(Ctrnn).Node(1, timeConstant: 4f).Edge(0, 1).Build();
        VariationOptions options = TestOptions.StillVariation();
        options.AddNode = 1f;
        Assert.That(new Nursery(parent).Mutate(options, Ctrnn).TimeConstant, Is.EqualTo(new[] { 4f, 1f, 1f }));
    }

    [Test]
    public void RemovedNode_TakesItsTimeConstantAlong()
    {
        Genome parent = Builder(Ctrnn).Node(3, timeConstant: 3f).Node(4, timeConstant: 4f).Node(5, timeConstant: 5f)
            .Edge(0, 3).Edge(3, 1).Edge(0, 4).Edge(4, 1).Edge(0, 5).Edge(5, 1).Build();
        VariationOptions options = TestOptions.StillVariation();
        options.RemoveNode = 1f;
        Genome child = new Nursery(parent).Mutate(options, Ctrnn);
        Assert.That(child.TimeConstant[2..], Is.EqualTo(child.NodeId[3..].Select(id => (float)id)));
        Assert.That(child.TimeConstant, Has.Length.EqualTo(4));
    }

    /// <summary>A self-loop has one node at both of its ends, which is removed once.</summary>
    [TestCase(3, new[] { 0, 1, 2, 4 })]
    [TestCase(4, new[] { 0, 1, 2, 3 })]
    public void RemovedSelfLoop_TakesItsNodeAlongAndNoOther(int node, int[] expected)
    {
        Genome parent = Builder(Network).Node(3).Node(4).Edge(node, node).Build();
        VariationOptions options = TestOptions.StillVariation();
        options.RemoveConnection = 1f;
        Genome child = new Nursery(parent).Mutate(options, Network);
        Assert.That(child.NodeId, Is.EqualTo(expected));
        Assert.That(child.Innovation, Is.Empty);
    }

    [Test]
    public void TimeConstants_MoveAtTheirOwnRateWithinTheirBounds()
    {
        Genome parent = Builder(Ctrnn).Node(1, timeConstant: 0.5f).Node(2, timeConstant: 10f).Edge(0, 1).Build();
        VariationOptions options = TestOptions.StillVariation();
        options.MutateTimeConstants = 0.5f;
        var nursery = new Nursery(parent);
        Genome[] children = [.. Enumerable.Range(0, 400).Select(seed => nursery.Mutate(options, Ctrnn, seed))];
        Assert.That(children.Select(child => child.TimeConstant[0]), Is.All.InRange(0.5f, 1.5f));
        Assert.That(children.Select(child => child.TimeConstant[1]), Is.All.InRange(9f, 10f));
        Assert.That(children.Count(child => child.TimeConstant[0] != 0.5f), Is.InRange(70, 130), "half are drawn, half of those are pushed against the bound");
        Assert.That(children.Select(child => child.Weight[0]), Is.All.EqualTo(1f));
    }

    [Test]
    public void Crossover_TakesTimeConstantsFromEitherParentAndUnmatchedOnesFromTheFitter()
    {
        Genome fitter = Builder(Ctrnn).Node(1, timeConstant: 2f).Node(3, timeConstant: 9f).Gene(0, 0, 1).Gene(1, 0, 3).Gene(2, 3, 1).Build();
        Genome other = Builder(Ctrnn).Node(1, timeConstant: 4f).Node(2, timeConstant: 6f).Gene(0, 0, 1).Build();
        var nursery = new Nursery(fitter, other);
        Genome[] children = [.. Enumerable.Range(0, 200).Select(seed => nursery.Cross(TestOptions.StillVariation(), seed))];
        Assert.That(children.Select(child => child.TimeConstant[0]), Is.All.AnyOf(2f, 4f));
        Assert.That(children.Count(child => child.TimeConstant[0] == 2f), Is.InRange(70, 130));
        Assert.That(children.Select(child => child.TimeConstant[1]), Is.All.AnyOf(1f, 6f));
        Assert.That(children.Select(child => child.TimeConstant[2]), Is.All.EqualTo(9f));
    }

    [Test]
    public void TimeConstant_IsPartOfTheDigest() => Assert.That(
        Builder(Ctrnn).Node(1, timeConstant: 2f).Build().Digest(),
        Is.Not.EqualTo(Builder(Ctrnn).Node(1, timeConstant: 3f).Build().Digest()));

    [Test]
    public void TimeConstantBelowTheStep_IsNoGenome() => Assert.That(
        () => GenomeInvariants.Check(Genome.ToPopulation(Builder(Ctrnn).Node(1, timeConstant: 0.4f).Build()), 0),
        Throws.InstanceOf<InvalidDataException>().With.Message.Contains("0.4"));

    private static GenomeBuilder Builder(NetworkOptions network) => new(1, 2, dynamics: network.ShapeFor(1, 2).Dynamics);

    private static Genome AddConnection(Genome parent, NetworkOptions network, float share, int seed)
    {
        VariationOptions options = TestOptions.StillVariation();
        options.AddConnection = 1f;
        options.RecurrentConnection = share;
        return new Nursery(parent).Mutate(options, network, seed);
    }
}
