using Evolution.Core.Genomes;
using Evolution.Core.Networks;
using Evolution.Experiments;
using Evolution.Experiments.Benchmarks;
using Evolution.Tests.Support;
using NUnit.Framework;

namespace Evolution.Tests.Experiments.Benchmarks;

[TestFixture]
public sealed class SyntheticNetworksTests
{
    [TestCase(10, 5, 50, 200)]
    [TestCase(1, 1, 1, 3)]
    [TestCase(3, 2, 0, 2)]
    [TestCase(3, 2, 0, 6)]
    [TestCase(2, 1, 7, 15)]
    [TestCase(2, 1, 7, 44)]
    public void Batch_KeepsEveryNodeAndEdge(int inputs, int outputs, int hidden, int edges)
    {
        Population population = new SyntheticNetworks(20, inputs, outputs, hidden, edges, ActivationKind.Tanh).Create();

        NetworkBatch batch = Batches.Batch(population);

        Assert.That(batch.NetworkCount, Is.EqualTo(20));
        Assert.That(batch.EdgeCount, Is.EqualTo(20 * edges));
        Assert.That(batch.NodeCount, Is.EqualTo(20 * (inputs + outputs + hidden)));
        for (int genome = 0; genome < population.Count; genome++)
        {
            GenomeInvariants.Check(population, genome);
        }
    }

    [Test]
    public void Create_IsTheSameEveryTimeAndDiffersFromNetworkToNetwork()
    {
        var networks = new SyntheticNetworks(2, 4, 2, 6, 25, ActivationKind.Relu);
        Population population = networks.Create();

        Assert.That(GenomeDigest.OfPopulation(networks.Create()), Is.EqualTo(GenomeDigest.OfPopulation(population)));
        Assert.That(
            GenomeDigest.OfGenome(Genome.Copy(population, 0)),
            Is.Not.EqualTo(GenomeDigest.OfGenome(Genome.Copy(population, 1))));
    }

    [TestCase(14)]
    [TestCase(45)]
    public void ImpossibleEdges_AreRefusedWithTheRange(int edges)
    {
        var networks = new SyntheticNetworks(1, 2, 1, 7, edges, ActivationKind.Relu);

        Assert.That(
            () => networks.Create(),
            Throws.TypeOf<UserException>().With.Message.Contains($"{edges} is outside 15 to 44").And.Property("ExitCode").EqualTo(ExitCode.BadInput));
    }
}
