using CsCheck;
using Evolution.Core.Genomes;
using Evolution.Tests.Support;
using NUnit.Framework;

namespace Evolution.Tests.Core.Genomes;

[TestFixture]
public sealed class GenomeTests
{
    [Test]
    public void Copy_OfAPopulation_IsWhatItWasMadeOf() => Gen.Select(Gen.ULong, Gen.Int[1, 20], RandomGenomes.Many).Sample(genomes =>
    {
        Genome[] copies = Genome.ToPopulation(genomes).Genomes();
        for (int i = 0; i < genomes.Length; i++)
        {
            Assert.That(copies[i].NodeId, Is.EqualTo(genomes[i].NodeId));
            Assert.That(copies[i].Activation, Is.EqualTo(genomes[i].Activation));
            Assert.That(copies[i].Aggregation, Is.EqualTo(genomes[i].Aggregation));
            Assert.That(copies[i].Bias, Is.EqualTo(genomes[i].Bias));
            Assert.That(copies[i].Edges(), Is.EqualTo(genomes[i].Edges()));
            Assert.That(copies[i].Innovation, Is.EqualTo(genomes[i].Innovation));
            Assert.That(copies[i].Weight, Is.EqualTo(genomes[i].Weight));
        }
    });

    [Test]
    public void Digest_TellsEveryFieldApart()
    {
        Genome[] variants =
        [
            Example().Build(),
            Example().Node(1, ActivationKind.Sine).Build(),
            Example().Node(1, aggregation: AggregationKind.Max).Build(),
            Example().Node(1, bias: -0f).Build(),
            Example().Node(3).Build(),
            Example().Gene(9, 0, 2).Build(),
            Example().Gene(8, 0, 2).Build(),
            Example().Gene(9, 2, 1).Build(),
            Example().Gene(9, 0, 2, weight: 2f).Build(),
            Example().Gene(9, 0, 2, enabled: false).Build(),
        ];
        Assert.That(variants.Select(GenomeFacts.Digest), Is.Unique);
    }

    [Test]
    public void ToPopulation_WithoutGenomesOrOfTwoShapes_IsRefused()
    {
        Assert.That(() => Genome.ToPopulation(), Throws.ArgumentException);
        Assert.That(() => Genome.ToPopulation(new GenomeBuilder(1, 1).Build(), new GenomeBuilder(2, 1).Build()), Throws.ArgumentException);
    }

    [TestCase("cycle")]
    [TestCase("leads to an input")]
    [TestCase("joined already")]
    [TestCase("not finite")]
    public void BrokenRule_IsNamed(string rule)
    {
        GenomeBuilder builder = rule switch
        {
            "cycle" => Example().Edge(2, 3).Edge(3, 2, enabled: false),
            "leads to an input" => Example().Edge(2, 0),
            "joined already" => Example().Edge(0, 1),
            _ => Example().Edge(0, 2, float.NaN),
        };
        Assert.That(() => Genome.ToPopulation(builder.Build()), Throws.InstanceOf<InvalidDataException>().With.Message.Contains(rule));
    }

    [Test]
    public void SelfLoop_IsACycle() => Assert.That(
        () => Genome.ToPopulation(Example().Edge(2, 2).Build()),
        Throws.InstanceOf<InvalidDataException>().With.Message.Contains("cycle"));

    private static GenomeBuilder Example() => new GenomeBuilder(1, 1).Node(2).Edge(0, 1);
}
