using Evolution.Core.Genomes;
using Evolution.Core.Reproduction;
using Evolution.Core.Variation;
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

    [Test]
    public void HiddenLayer_IsJoinedToAllInputsAndOutputs_AndTheBiasToTheOutputsToo()
    {
        NetworkOptions options = TestOptions.Network();
        options.InitialHidden = 2;
        options.Activation = ActivationKind.Tanh;
        Population population = Fill(options, count: 20);
        GenomeInvariants.Check(population, 19);
        Genome genome = population.Genomes()[19];
        Assert.That(population.Topologies.Count, Is.EqualTo(1));
        Assert.That(genome.Edges().Select(edge => $"{edge.Source}>{edge.Target}"), Is.EqualTo((string[])[
            "4>5", "4>6", "4>7",
            "0>8", "1>8", "2>8", "3>8", "4>8", "8>5", "8>6", "8>7",
            "0>9", "1>9", "2>9", "3>9", "4>9", "9>5", "9>6", "9>7"]));
        Assert.That(genome.Activation[7..], Is.EqualTo((ActivationKind[])[ActivationKind.SteepenedSigmoid, ActivationKind.Tanh, ActivationKind.Tanh]));
        Assert.That(genome.Bias, Has.Length.EqualTo(5).And.None.Zero);
    }

    [Test]
    public void HiddenLayer_WithoutABiasInput_HasNoConnectionPastIt()
    {
        NetworkOptions options = TestOptions.Network();
        options.InitialHidden = 1;
        Genome genome = Fill(options, count: 1, new NetworkShape(TaskInputs: 2, HasBiasInput: false, Outputs: 1)).Genomes()[0];
        Assert.That(genome.Edges(), Is.EqualTo(((int, int, bool)[])[(0, 3, true), (1, 3, true), (3, 2, true)]));
    }

    [Test]
    public void RandomTopologies_HaveOneToTheGivenHiddenNodesAndTheShareOfTheirConnections()
    {
        Genome[] genomes = Fill(RandomNetwork(), count: 2000).Genomes();
        int[] hidden = [.. genomes.Select(genome => genome.NodeId.Length - Shape.FirstHidden)];
        Assert.That(hidden.Distinct().Order(), Is.EqualTo(Enumerable.Range(1, 10)));
        Assert.That(hidden.Average(), Is.EqualTo(5.5).Within(0.2));
        double possible = hidden.Sum(Shape.FirstInnovations);
        Assert.That(genomes.Sum(genome => genome.Innovation.Length) / possible, Is.EqualTo(0.5).Within(0.01));
    }

    [Test]
    public void RandomTopologies_AreSoundAndGiveTheSameConnectionTheSameInnovation()
    {
        Population population = Fill(RandomNetwork(), count: 300);
        var innovations = new Dictionary<(int Source, int Target), int>();
        for (int number = 0; number < population.Count; number++)
        {
            GenomeInvariants.Check(population, number);
            Genome genome = Genome.Copy(population, number);
            foreach (((int source, int target, _), int innovation) in genome.Edges().Zip(genome.Innovation))
            {
                innovations.TryAdd((source, target), innovation);
                Assert.That(innovations[(source, target)], Is.EqualTo(innovation));
            }
        }

        Assert.That(innovations.Values.Order(), Is.EqualTo(Enumerable.Range(0, Shape.FirstInnovations(10))));
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

    private static NetworkOptions RandomNetwork()
    {
        NetworkOptions options = TestOptions.Network();
        options.InitialTopology = InitialTopologyKind.Random;
        options.InitialHidden = 10;
        options.InitialConnections = 0.5f;
        return options;
    }

    [Test]
    public void DescendantsOfAGenome_AreItselfAndCopiesWithOtherWeights()
    {
        NetworkShape shape = RandomGenomes.Shape;
        Genome start = RandomGenomes.Many(7, 1)[0];
        var population = new Population(shape, new TopologyTable(1), segments: 1);
        FirstPopulation.Descend(population, count: 20, start, new VariationContext(new VariationOptions { WeightShare = 1f }, TestOptions.Network()), seed: 3);

        Genome[] genomes = population.Genomes();
        Assert.That(population.Topologies.Count, Is.EqualTo(1));
        Assert.That(genomes[0].Weight, Is.EqualTo(start.Weight));
        Assert.That(genomes[0].Bias, Is.EqualTo(start.Bias));
        Assert.That(genomes.Skip(1).Select(genome => genome.Weight), Is.All.Not.EqualTo(start.Weight));
        Assert.That(genomes.Select(genome => genome.Innovation), Is.All.EqualTo(start.Innovation));
    }

    /// <summary>An id given twice would let crossover take one structure for another.</summary>
    [Test]
    public void IdsAfterAStart_AreNewOnes()
    {
        Genome start = RandomGenomes.Many(7, 1)[0];
        InnovationLedger ledger = FirstPopulation.Ledger(start, TestOptions.Network(), start.Shape);
        Assert.That(ledger.NextNode, Is.EqualTo(start.NodeId.Max() + 1));
        Assert.That(ledger.NextInnovation, Is.EqualTo(start.Innovation.Max() + 1));
        Assert.That(FirstPopulation.Ledger(new GenomeBuilder(2, 1, true).Build(), TestOptions.Network(), Shape).NextInnovation, Is.Zero);
    }

    private static Population Fill(NetworkOptions options, int count, NetworkShape? shape = null)
    {
        var population = new Population(shape ?? Shape, new TopologyTable(1), segments: 1);
        FirstPopulation.Fill(population, count, options, seed: 3);
        return population;
    }
}
