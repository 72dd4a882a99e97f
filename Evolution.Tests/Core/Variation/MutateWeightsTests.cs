using Evolution.Core.Genomes;
using Evolution.Core.Variation;
using Evolution.Tests.Support;
using NUnit.Framework;

namespace Evolution.Tests.Core.Variation;

[TestFixture]
public sealed class MutateWeightsTests
{
    private const int Genes = 4000;

    [TestCase(0f, 0, 0)]
    [TestCase(0.25f, 850, 1150)]
    [TestCase(1f, 3990, 4000)]
    public void WeightShare_IsTheShareOfWeightsTouched(float share, int least, int most)
    {
        VariationOptions options = Options();
        options.WeightShare = share;
        Assert.That(Mutate(options, TestOptions.Network()).Weight.Count(weight => weight != 1f), Is.InRange(least, most));
    }

    [Test]
    public void UniformPerturbation_StaysWithinItsPowerAndIsCentred()
    {
        VariationOptions options = Options();
        options.PerturbationPower = 0.5f;
        float[] weights = Mutate(options, TestOptions.Network()).Weight;
        Assert.That(weights, Is.All.InRange(0.5f, 1.5f));
        Assert.That(weights.Average(), Is.EqualTo(1f).Within(0.02f));
        Assert.That(weights.Max(), Is.GreaterThan(1.49f));
    }

    [Test]
    public void GaussianPerturbation_HasItsPowerAsDeviation()
    {
        VariationOptions options = Options();
        options.Perturbation = PerturbationKind.Gaussian;
        options.PerturbationPower = 0.5f;
        float[] weights = Mutate(options, TestOptions.Network()).Weight;
        double variance = weights.Average(weight => (weight - 1.0) * (weight - 1.0));
        Assert.That(Math.Sqrt(variance), Is.EqualTo(0.5).Within(0.03));
    }

    [Test]
    public void ReplacedWeights_AreDrawnAnew()
    {
        VariationOptions options = Options();
        options.ReplaceWeight = 1f;
        options.NewWeightRange = 0.25f;
        float[] weights = Mutate(options, TestOptions.Network()).Weight;
        Assert.That(weights, Is.All.InRange(-0.25f, 0.25f));
        Assert.That(weights.Average(), Is.EqualTo(0f).Within(0.02f));
    }

    [Test]
    public void WeightLimit_HoldsForWeightsAndBiases()
    {
        VariationOptions options = Options();
        options.PerturbationPower = 100f;
        NetworkOptions network = TestOptions.Network();
        network.WeightLimit = 2f;
        Genome child = Mutate(options, network);
        Assert.That(child.Weight, Is.All.InRange(-2f, 2f));
        Assert.That(child.Bias, Is.All.InRange(-2f, 2f));
        Assert.That(child.Weight, Has.Some.EqualTo(2f).And.Some.EqualTo(-2f));
    }

    [TestCase(BiasKind.Node, true)]
    [TestCase(BiasKind.Input, false)]
    [TestCase(BiasKind.None, false)]
    public void Biases_AreMutatedOnlyWhereTheyAreGenes(BiasKind kind, bool changes)
    {
        NetworkOptions network = TestOptions.Network();
        network.Bias = kind;
        Assert.That(Mutate(Options(), network).Bias[0] != 0f, Is.EqualTo(changes));
    }

    [Test]
    public void Structure_StaysThatOfTheParent()
    {
        Genome parent = Parent();
        Assert.That(Mutate(Options(), TestOptions.Network()).Innovation, Is.EqualTo(parent.Innovation));
    }

    private static VariationOptions Options()
    {
        VariationOptions options = TestOptions.StillVariation();
        options.MutateWeights = 1f;
        options.ReplaceWeight = 0f;
        return options;
    }

    private static Genome Mutate(VariationOptions options, NetworkOptions network) => new Nursery(Parent()).Mutate(options, network);

    private static Genome Parent()
    {
        var builder = new GenomeBuilder(Genes, 1);
        for (int input = 0; input < Genes; input++)
        {
            builder.Gene(input, input, Genes);
        }

        return builder.Build();
    }
}
