using Evolution.Core.Genomes;
using Evolution.Core.Networks;
using Evolution.Core.Numerics;
using Evolution.Core.Runs;
using Evolution.Core.Speciation;
using Evolution.Core.Variation;
using Evolution.Tests.Support;
using NUnit.Framework;

namespace Evolution.Tests.Properties;

/// <summary>A hundred thousand children of every operator at high rates.</summary>
[TestFixture]
public sealed class EvolverFuzzTests
{
    private const int Size = 500;
    private const int Generations = 100;

    [Test]
    public void EveryGeneration_IsSound([Values] SpeciationStrategyKind strategy, [Values(1, 2)] int threads)
    {
        using var workers = new WorkerPool(threads);
        RunSetup setup = TestOptions.Setup(strategy, Size) with { Variation = TestOptions.WildVariation(), Network = TestOptions.MixedNetwork() };
        var evolver = new Evolver(setup, new NetworkShape(3, true, 2), workers);
        var batcher = new NetworkBatcher(workers);
        var batch = new NetworkBatch();
        var clock = new PhaseClock();
        var ends = new Dictionary<int, (int Source, int Target)>();
        float bestEver = float.NegativeInfinity;
        for (int generation = 0; generation < Generations; generation++)
        {
            AssertGenomesSound(evolver.Population, ends);
            AssertSpeciesSound(evolver.Species);
            batcher.Build(evolver.Population, batch);
            Assert.That(batch.NetworkCount, Is.EqualTo(Size));
            float[] fitness = Score(evolver.Population);
            evolver.Rank(fitness);

            // Fitness depends on the genome alone, so the best can only fall if its copy was lost.
            float best = evolver.Ranking.Ranked[evolver.Ranking.Best];
            Assert.That(best, Is.GreaterThanOrEqualTo(bestEver));
            bestEver = best;
            evolver.Advance(clock);
        }
    }

    [Test]
    public void EveryRecurrentGeneration_IsSound([Values] NetworkSemantics semantics)
    {
        using var workers = new WorkerPool(2);
        NetworkOptions network = TestOptions.RecurrentNetwork(semantics);
        RunSetup setup = TestOptions.Setup(population: Size) with { Variation = TestOptions.WildVariation(), Network = network };
        var evolver = new Evolver(setup, network.ShapeFor(taskInputs: 3, outputs: 2), workers);
        var batcher = new NetworkBatcher(workers);
        var batch = new NetworkBatch();
        var ends = new Dictionary<int, (int Source, int Target)>();
        for (int generation = 0; generation < 40; generation++)
        {
            AssertGenomesSound(evolver.Population, ends);
            batcher.Build(evolver.Population, batch);
            evolver.Rank(Score(evolver.Population));
            evolver.Advance(new PhaseClock());
        }
    }

    /// <summary>Genomes that lose most of what they gain come down to nodes of which nothing but a self-loop is left.</summary>
    [Test]
    public void RecurrentGenomesThatKeepLosing_AreSound([Values] NetworkSemantics semantics)
    {
        using var workers = new WorkerPool(2);
        NetworkOptions network = TestOptions.RecurrentNetwork(semantics);
        VariationOptions variation = TestOptions.WildVariation();
        (variation.AddConnection, variation.RecurrentConnection) = (0.4f, 0.6f);
        (variation.RemoveConnection, variation.RemoveNode) = (0.6f, 0.1f);
        var evolver = new Evolver(TestOptions.Setup(population: Size) with { Variation = variation, Network = network }, network.ShapeFor(3, 2), workers);
        var ends = new Dictionary<int, (int Source, int Target)>();
        for (int generation = 0; generation < 60; generation++)
        {
            AssertGenomesSound(evolver.Population, ends);
            evolver.Rank([.. Score(evolver.Population).Select(score => -score)]);
            evolver.Advance(new PhaseClock());
        }
    }

    [Test]
    public void Ids_AreTheSameOnEveryNumberOfThreads([Values] SpeciationStrategyKind strategy)
    {
        string[] digests = [.. ((int[])[1, 2, 3]).Select(threads => DigestAfter(strategy, threads, generations: 15))];
        Assert.That(digests, Is.All.EqualTo(digests[0]));
    }

    private static string DigestAfter(SpeciationStrategyKind strategy, int threads, int generations)
    {
        using var workers = new WorkerPool(threads);
        RunSetup setup = TestOptions.Setup(strategy, Size) with { Variation = TestOptions.WildVariation(), Network = TestOptions.MixedNetwork() };
        var evolver = new Evolver(setup, new NetworkShape(3, true, 2), workers);
        var clock = new PhaseClock();
        for (int generation = 0; generation < generations; generation++)
        {
            evolver.Rank(Score(evolver.Population));
            evolver.Advance(clock);
        }

        return GenomeDigest.OfPopulation(evolver.Population);
    }

    private static void AssertGenomesSound(Population population, Dictionary<int, (int Source, int Target)> ends)
    {
        Assert.That(population.Count, Is.EqualTo(Size));
        for (int genome = 0; genome < Size; genome++)
        {
            GenomeInvariants.Check(population, genome);
            TopologyView topology = population[genome].Topology;
            for (int i = 0; i < topology.ConnectionCount; i++)
            {
                // An innovation names one connection, in every genome and for ever.
                (int, int) end = (topology.NodeId[topology.Source[i]], topology.NodeId[topology.Target[i]]);
                if (!ends.TryAdd(topology.Innovation[i], end) && ends[topology.Innovation[i]] != end)
                {
                    Assert.Fail($"Innovation {topology.Innovation[i]} joins {end} and {ends[topology.Innovation[i]]}.");
                }
            }
        }
    }

    private static void AssertSpeciesSound(SpeciesSet species)
    {
        Assert.That(species.All.Select(one => one.Count), Is.All.Positive);
        Assert.That(species.All.Sum(one => one.Count), Is.EqualTo(Size));
        Assert.That(species.All.Select(one => one.Id), Is.Ordered.And.Unique);
        Assert.That(species.Members.ToArray(), Is.EquivalentTo(Enumerable.Range(0, Size)));
    }

    /// <summary>A fitness with negative, equal and not finite values that favours neither small nor large genomes.</summary>
    private static float[] Score(Population population)
    {
        float[] fitness = new float[population.Count];
        for (int genome = 0; genome < fitness.Length; genome++)
        {
            GenomeView view = population[genome];
            float sum = 0f;
            foreach (float weight in view.Weights)
            {
                sum += weight;
            }

            bool awkward = view.Weights.Length % 11 == 10;
            fitness[genome] = awkward ? float.NaN : MathF.Round(sum) - Math.Abs(view.Weights.Length - 15);
        }

        return fitness;
    }
}
