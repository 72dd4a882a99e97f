using Evolution.Core.Genomes;
using Evolution.Core.Networks;
using Evolution.Tests.Support;
using NUnit.Framework;

namespace Evolution.Tests.Core.Networks;

/// <summary>The graphs that other implementations got wrong, each with a value computed by hand.</summary>
[TestFixture]
public sealed class NetworkStructureTests
{
    [Test]
    public void OrphanHiddenNode_IsAConstantAndEverythingAfterItIsComputed()
    {
        Genome genome = new GenomeBuilder(1, 1).Node(2, bias: 3f).Edge(2, 3, 2f).Edge(3, 1, 5f).Edge(0, 1, 1f).Build();
        Assert.That(Batches.Outputs(genome, 7f), Is.EqualTo(new[] { (3f * 2f * 5f) + 7f }));
    }

    [TestCase(AggregationKind.Min)]
    [TestCase(AggregationKind.Max)]
    [TestCase(AggregationKind.Product)]
    [TestCase(AggregationKind.Mean)]
    public void OrphanHiddenNode_IsItsBiasWhateverItsAggregation(AggregationKind aggregation)
    {
        Genome genome = new GenomeBuilder(1, 1).Node(2, aggregation: aggregation, bias: 3f).Edge(2, 1, 2f).Build();
        Assert.That(Batches.Outputs(genome, 7f), Is.EqualTo(new[] { 6f }));
    }

    [Test]
    public void OutputWithoutInputs_IsItsFunctionOfItsBias()
    {
        Genome genome = new GenomeBuilder(1, 2).Node(1, ActivationKind.Square, bias: 3f).Node(2, ActivationKind.Cosine).Build();
        Assert.That(Batches.Outputs(genome, 7f), Is.EqualTo(new[] { 9f, 1f }));
    }

    [Test]
    public void Diamond_CountsBothWays()
    {
        Genome genome = new GenomeBuilder(1, 1).Edge(0, 2, 2f).Edge(0, 3, 3f).Edge(2, 1, 5f).Edge(3, 1, 7f).Build();
        Assert.That(Batches.Outputs(genome, 1f), Is.EqualTo(new[] { 31f }));
    }

    [Test]
    public void SkipLink_WaitsForTheLongerWay()
    {
        Genome genome = new GenomeBuilder(1, 1).Edge(0, 1, 100f).Edge(0, 4, 2f).Edge(4, 3, 3f).Edge(3, 2, 5f).Edge(2, 1, 7f).Edge(4, 1, 11f).Build();
        Assert.That(Batches.Outputs(genome, 1f), Is.EqualTo(new[] { 100f + 210f + 22f }));
    }

    [Test]
    public void ChainOfTenThousandNodes_IsComputedWithoutRecursion()
    {
        var builder = new GenomeBuilder(1, 1);
        for (int id = 2; id < 10_002; id++)
        {
            // Ids fall along the chain, so that neither their order nor that of the genes is the order of evaluation.
            builder.Edge(id == 10_001 ? 0 : id + 1, id, id % 2 == 0 ? 2f : 0.5f);
        }

        NetworkBatch batch = Batches.Batch(builder.Edge(2, 1, 3f).Build());
        Assert.That(Batches.Activate(batch, 0, [7f], new ReferenceActivator()), Is.EqualTo(new[] { 21f }));
        Assert.That(batch.LevelEnd.Length, Is.EqualTo(10_001));
    }

    [Test]
    public void DisabledBridge_CutsOffWhatLiesBehindIt()
    {
        Genome genome = new GenomeBuilder(1, 1).Node(1, bias: 4f).Edge(0, 2, 2f).Edge(2, 3, 3f, enabled: false).Edge(3, 1, 5f).Build();
        NetworkBatch batch = Batches.Batch(genome);
        Assert.That(Batches.Activate(batch, 0, [7f], new ReferenceActivator()), Is.EqualTo(new[] { 4f }));
        Assert.That((batch.NodeCount, batch.EdgeCount), Is.EqualTo((3, 1)));
    }

    [Test]
    public void DanglingSubtree_IsPrunedFromTheBatchButNotFromTheGenome()
    {
        Genome genome = new GenomeBuilder(1, 1).Edge(0, 1, 2f).Edge(0, 2).Edge(2, 3).Edge(2, 4).Edge(3, 4).Build();
        Population population = Genome.ToPopulation(genome);
        string before = GenomeDigest.OfPopulation(population);
        NetworkBatch batch = Batches.Batch(population);
        Assert.That((batch.NodeCount, batch.EdgeCount), Is.EqualTo((2, 1)));
        Assert.That(GenomeDigest.OfPopulation(population), Is.EqualTo(before));
        Assert.That(population[0].Topology.NodeCount, Is.EqualTo(5));
    }

    [Test]
    public void OutputThatFeedsAnother_IsComputedFirst()
    {
        Genome genome = new GenomeBuilder(1, 2).Edge(2, 1, 3f).Edge(0, 2, 5f).Build();
        Assert.That(Batches.Outputs(genome, 1f), Is.EqualTo(new[] { 15f, 5f }));
    }

    [Test]
    public void BiasInput_IsOne()
    {
        Genome genome = new GenomeBuilder(1, 1, hasBiasInput: true).Edge(1, 2, 5f).Edge(0, 2, 2f).Build();
        Assert.That(Batches.Outputs(genome, 3f), Is.EqualTo(new[] { 11f }));
    }
}
