using Evolution.Core.Genomes;
using Evolution.Core.Variation;
using Evolution.Tests.Support;
using NUnit.Framework;

namespace Evolution.Tests.Core.Variation;

[TestFixture]
public sealed class MutationRateTests
{
    private const int Children = 200;

    private static readonly Genome Parent = new GenomeBuilder(2, 1)
        .Node(3, ActivationKind.Tanh).Edge(0, 2, 0.5f).Edge(0, 3, -0.5f).Edge(3, 2, 0.25f).Build();

    private static IEnumerable<string> Rates =>
        [
            nameof(VariationOptions.MutateWeights), nameof(VariationOptions.AddNode), nameof(VariationOptions.AddConnection),
            nameof(VariationOptions.RemoveConnection), nameof(VariationOptions.RemoveNode), nameof(VariationOptions.ToggleEnable),
            nameof(VariationOptions.ChangeActivation), nameof(VariationOptions.ChangeAggregation),
        ];

    [Test]
    public void RatesOfZero_ChangeNothing() =>
        Assert.That(Changed(TestOptions.StillVariation()), Is.Zero);

    [TestCaseSource(nameof(Rates))]
    public void RateOfOne_ChangesEveryChild(string rate) => Assert.That(Changed(With(rate, 1f)), Is.EqualTo(Children));

    [TestCaseSource(nameof(Rates))]
    public void RateOfAHalf_ChangesHalfOfTheChildren(string rate) =>
        Assert.That(Changed(With(rate, 0.5f)), Is.InRange(75, 125));

    [Test]
    public void StructureAlone_LeavesTheWeightsOfAChildThatGainsANodeAndAddsNoSecondThing()
    {
        VariationOptions options = TestOptions.StillVariation();
        options.MutateWeights = 1f;
        options.AddConnection = 1f;
        options.AddNode = 0.5f;
        options.StructureAlone = true;
        Genome[] children = [.. Enumerable.Range(0, Children).Select(seed => new Nursery(Parent).Mutate(options, TestOptions.Network(), seed))];
        Assert.That(children.Select(child => child.Weight[..3].ToArray()), Is.All.EqualTo(Parent.Weight.ToArray()));
        Assert.That(children.Select(child => child.Innovation.Length), Is.All.InRange(4, 5));
        Assert.That(children.Count(child => child.NodeId.Length == 5 && child.Innovation.Length == 5), Is.InRange(75, 125));
        options.AddNode = 0f;
        options.AddConnection = 0f;
        Assert.That(Changed(options), Is.EqualTo(Children));
    }

    [Test]
    public void ChangeFunction_WithoutChoices_ChangesNothing()
    {
        VariationOptions options = With(nameof(VariationOptions.ChangeActivation), 1f);
        options.ChangeAggregation = 1f;
        Genome child = new Nursery(Parent).Mutate(options, TestOptions.Network());
        Assert.That(child.Digest(), Is.EqualTo(Parent.Digest()));
    }

    [Test]
    public void ChangeFunction_ReachesEveryChoiceAndOnlyHiddenNodes()
    {
        NetworkOptions network = TestOptions.Network();
        network.Activations = [ActivationKind.Sine, ActivationKind.Hat];
        network.Aggregations = [AggregationKind.Max, AggregationKind.Min];
        VariationOptions options = With(nameof(VariationOptions.ChangeActivation), 1f);
        options.ChangeAggregation = 1f;
        Genome[] children = [.. Enumerable.Range(0, 40).Select(seed => new Nursery(Parent).Mutate(options, network, seed))];
        Assert.That(children.Select(child => child.Activation[3]).Distinct(), Is.EquivalentTo(network.Activations));
        Assert.That(children.Select(child => child.Aggregation[3]).Distinct(), Is.EquivalentTo(network.Aggregations));
        Assert.That(children.Select(child => child.Activation[2]).Distinct(), Is.EqualTo(new[] { Parent.Activation[2] }));
    }

    private static int Changed(VariationOptions options)
    {
        NetworkOptions network = TestOptions.Network();
        network.Activations = [ActivationKind.Sine];
        network.Aggregations = [AggregationKind.Max];
        return Enumerable.Range(0, Children).Count(seed => new Nursery(Parent).Mutate(options, network, seed).Digest() != Parent.Digest());
    }

    private static VariationOptions With(string rate, float value)
    {
        VariationOptions options = TestOptions.StillVariation();
        typeof(VariationOptions).GetProperty(rate)!.SetValue(options, value);
        return options;
    }
}
