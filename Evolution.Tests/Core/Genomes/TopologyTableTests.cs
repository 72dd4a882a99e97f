using Evolution.Core.Genomes;
using Evolution.Core.Numerics;
using Evolution.Core.Runs;
using Evolution.Tests.Support;
using NUnit.Framework;

namespace Evolution.Tests.Core.Genomes;

[TestFixture]
public sealed class TopologyTableTests
{
    [Test]
    public void Compaction_KeepsEveryGenomeAndItsOrder()
    {
        Genome[] genomes = RandomGenomes.Many(2, 200);
        Population population = Genome.ToPopulation(genomes);
        Batches.Batch(population);
        var survivors = new Population(population.Shape, population.Topologies, segments: 1);
        survivors.Clear(40);
        for (int i = 0; i < 40; i++)
        {
            GenomeView view = population[i * 5];
            Span<float> values = survivors.Place(i, population.TopologyOf(i * 5), view.Weights.Length + view.Biases.Length, worker: 0);
            view.Weights.CopyTo(values);
            view.Biases.CopyTo(values[view.Weights.Length..]);
        }

        string before = GenomeDigest.OfPopulation(survivors);
        int rows = population.Topologies.Segment(0).NodeRows;
        Sweep(survivors);
        Assert.That(population.Topologies.Segment(0).NodeRows, Is.LessThan(rows / 2));
        Assert.That(GenomeDigest.OfPopulation(survivors), Is.EqualTo(before));
        Assert.That(Batches.Batch(survivors).Edge.ToArray(), Is.EqualTo(Batches.Batch([.. genomes.Where((_, i) => i % 5 == 0)]).Edge.ToArray()));
    }

    [Test]
    public void Id_IsReusedOnlyOnceNothingUsesIt()
    {
        Population population = Genome.ToPopulation(RandomGenomes.Many(2, 4));
        TopologyTable table = population.Topologies;
        Assert.That(Enumerable.Range(0, 4).Select(population.TopologyOf), Is.EqualTo(new[] { 0, 1, 2, 3 }));
        table.BeginSweep();
        table.Mark(0);
        table.Mark(2);
        table.Mark(3);
        table.Sweep(segment: 0);
        Assert.That(table.Count, Is.EqualTo(3));
        table.Reserve(2);
        Assert.That(table.Add(table.Record(0)), Is.EqualTo(1));
        Assert.That(table.Add(table.Record(0)), Is.EqualTo(4));
    }

    [Test]
    public void Sweeps_OfALongRun_KeepTheTableAsSmallAsThePopulation()
    {
        using var workers = new WorkerPool(2);
        RunSetup setup = TestOptions.Setup(population: 300) with { Variation = TestOptions.WildVariation(), Network = TestOptions.MixedNetwork() };
        var evolver = new Evolver(setup, new NetworkShape(3, false, 2), workers);
        var clock = new PhaseClock();
        for (int generation = 0; generation < 60; generation++)
        {
            evolver.Rank([.. evolver.Population.Genomes().Select(genome => (float)genome.Weight.Sum())]);
            evolver.Advance(clock);
            Assert.That(evolver.Population.Topologies.Count, Is.LessThanOrEqualTo(300));
        }
    }

    private static void Sweep(Population population)
    {
        using var workers = new WorkerPool(1);
        new TopologySweep(workers).Run(population);
    }
}
