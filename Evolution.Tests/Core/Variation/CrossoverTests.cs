using CsCheck;
using Evolution.Core.Genomes;
using Evolution.Core.Graphs;
using Evolution.Core.Variation;
using Evolution.Tests.Support;
using NUnit.Framework;

namespace Evolution.Tests.Core.Variation;

[TestFixture]
public sealed class CrossoverTests
{
    private static readonly Genome Fitter = new GenomeBuilder(2, 1)
        .Node(2, bias: 1f).Node(4, bias: 2f).Gene(0, 0, 2, 1f).Gene(1, 1, 2, 2f).Gene(4, 0, 4, 3f).Gene(5, 4, 2, 4f).Build();

    private static readonly Genome Other = new GenomeBuilder(2, 1)
        .Node(2, bias: -1f).Node(3, bias: -9f).Gene(0, 0, 2, -1f).Gene(2, 1, 3, -5f).Gene(3, 3, 2, -6f).Gene(9, 0, 3, -7f).Build();

    [Test]
    public void Child_HasTheStructureOfTheFitter()
    {
        for (int seed = 0; seed < 20; seed++)
        {
            Genome child = new Nursery(Fitter, Other).Cross(TestOptions.StillVariation(), seed);
            Assert.That(child.NodeId, Is.EqualTo(Fitter.NodeId));
            Assert.That(child.Innovation, Is.EqualTo(Fitter.Innovation));
            Assert.That(child.Edges(), Is.EqualTo(Fitter.Edges()));
        }
    }

    [Test]
    public void MatchingWeightsAndBiases_ComeFromEitherParentEvenly()
    {
        var nursery = new Nursery(Fitter, Other);
        Genome[] children = [.. Enumerable.Range(0, 400).Select(seed => nursery.Cross(TestOptions.StillVariation(), seed))];
        Assert.That(children.Select(child => child.Weight[0]), Is.All.AnyOf(1f, -1f));
        Assert.That(children.Count(child => child.Weight[0] == 1f), Is.InRange(160, 240));
        Assert.That(children.Select(child => child.Bias[0]), Is.All.AnyOf(1f, -1f));
        Assert.That(children.Count(child => child.Bias[0] == 1f), Is.InRange(160, 240));
        Assert.That(children.Select(child => child.Weight[1..]), Is.All.EqualTo(Fitter.Weight[1..]));
        Assert.That(children.Select(child => child.Bias[1]), Is.All.EqualTo(2f));
    }

    [Test]
    public void MatchingWeights_AreAveragedWhereAsked()
    {
        VariationOptions options = TestOptions.StillVariation();
        options.AverageWeights = 1f;
        Genome child = new Nursery(Fitter, Other).Cross(options);
        Assert.That(child.Weight, Is.EqualTo(new[] { 0f, 2f, 3f, 4f }));
        Assert.That(child.Bias, Is.EqualTo(new[] { 0f, 2f }));
    }

    [TestCase(false, true)]
    [TestCase(true, false)]
    [TestCase(false, false)]
    public void MatchingGeneDisabledInAParent_IsDisabledInThreeQuartersOfTheChildren(bool inFitter, bool inOther)
    {
        // Applied after a random inheritance as well, the rule would give 87.5 % for one disabled parent.
        Genome fitter = new GenomeBuilder(1, 1).Edge(0, 1, enabled: inFitter).Build();
        Genome other = new GenomeBuilder(1, 1).Edge(0, 1, enabled: inOther).Build();
        var nursery = new Nursery(fitter, other);
        int disabled = Enumerable.Range(0, 4000).Count(seed => !nursery.Cross(TestOptions.StillVariation(), seed).Enabled[0]);
        Assert.That(disabled / 4000.0, Is.EqualTo(0.75).Within(0.025));
    }

    [Test]
    public void GeneEnabledInBothParents_StaysEnabled()
    {
        Genome parent = new GenomeBuilder(1, 1).Edge(0, 1).Build();
        var nursery = new Nursery(parent, parent);
        Assert.That(Enumerable.Range(0, 100).Select(seed => nursery.Cross(TestOptions.StillVariation(), seed).Enabled[0]), Is.All.True);
    }

    [Test]
    public void DisabledGeneThatOnlyTheFitterHas_StaysDisabled()
    {
        Genome fitter = new GenomeBuilder(1, 1).Edge(0, 1, enabled: false).Build();
        var nursery = new Nursery(fitter, new GenomeBuilder(1, 1).Build());
        Assert.That(Enumerable.Range(0, 100).Select(seed => nursery.Cross(TestOptions.StillVariation(), seed).Enabled[0]), Is.All.False);
    }

    [Test]
    public void Child_OfAnyTwoGenomes_HasNoCycle() => Gen.Select(RandomGenomes.Any, RandomGenomes.Any, Gen.Int[0, 1000]).Sample(
        (fitter, other, seed) =>
        {
            Genome child = new Nursery(fitter, other).Cross(TestOptions.WildVariation(), seed);
            var probe = new CycleProbe();
            probe.Load(child.NodeId.Length, child.Source, child.Target);
            Assert.That(probe.IsAcyclic(), Is.True);
            Assert.That(child.Innovation, Is.EqualTo(fitter.Innovation));
        },
        iter: 1000);
}
