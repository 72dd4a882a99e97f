using Evolution.Core.Genomes;
using Evolution.Core.Reproduction;
using Evolution.Tests.Support;
using NUnit.Framework;

namespace Evolution.Tests.Core.Reproduction;

[TestFixture]
public sealed class FirstPopulationTests
{
    private static readonly NetworkShape Shape = new(TaskInputs: 4, HasBiasInput: true, Outputs: 3);

    [Test]
    public void FullyConnectedGenomes_ShareOneTopologyAndTheDirectInnovations()
    {
        Population population = Fill(TestOptions.Network(), count: 50);
        Genome[] genomes = population.Genomes();
        Assert.That(population.Topologies.Count, Is.EqualTo(1));
        Assert.That(genomes.Select(genome => genome.Innovation), Is.All.EqualTo(Enumerable.Range(0, 15)));
        Assert.That(genomes.Select(genome => genome.Weight[0]).Distinct().Count(), Is.GreaterThan(45));
    }

    [Test]
    public void PartlyConnectedGenomes_KeepTheSameInnovationForTheSameConnection()
    {
        NetworkOptions options = TestOptions.Network();
        options.InitialConnections = 0.4f;
        Genome[] genomes = Fill(options, count: 200).Genomes();
        Assert.That(genomes.Average(genome => genome.Innovation.Length), Is.EqualTo(6).Within(0.5));
        foreach (Genome genome in genomes)
        {
            for (int i = 0; i < genome.Innovation.Length; i++)
            {
                Assert.That(genome.Innovation[i], Is.EqualTo(Shape.DirectInnovation(genome.Source[i], genome.Target[i] - Shape.Inputs)));
            }
        }
    }

    [Test]
    public void NoInitialConnections_AreAGenomeToo()
    {
        NetworkOptions options = TestOptions.Network();
        options.InitialConnections = 0f;
        Population population = Fill(options, count: 3);
        Assert.That(population.Genomes().Select(genome => genome.Innovation.Length), Is.All.Zero);
        GenomeInvariants.Check(population, 2);
    }

    [TestCase(BiasKind.Node, true)]
    [TestCase(BiasKind.Input, false)]
    [TestCase(BiasKind.None, false)]
    public void Biases_AreDrawnOnlyWhereTheyAreGenes(BiasKind kind, bool drawn)
    {
        NetworkOptions options = TestOptions.Network();
        options.Bias = kind;
        Assert.That(Fill(options, count: 1).Genomes()[0].Bias.All(bias => bias != 0f), Is.EqualTo(drawn));
    }

    [Test]
    public void Genome_DependsOnItsNumberAndNotOnThePopulationSize() =>
        Assert.That(Fill(TestOptions.Network(), 10).Genomes()[7].Digest(), Is.EqualTo(Fill(TestOptions.Network(), 100).Genomes()[7].Digest()));

    private static Population Fill(NetworkOptions options, int count)
    {
        var population = new Population(Shape, new TopologyTable(1), segments: 1);
        FirstPopulation.Fill(population, count, options, seed: 3);
        return population;
    }
}
