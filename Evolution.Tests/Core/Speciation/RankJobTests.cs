using Evolution.Core.Numerics;
using Evolution.Core.Speciation;
using NUnit.Framework;

namespace Evolution.Tests.Core.Speciation;

/// <summary>Species of any size come in the order of fitness, on any number of threads.</summary>
[TestFixture]
public sealed class RankJobTests
{
    /// <summary>Members come by number when they were gathered, and in any order when they were ranked before.</summary>
    [Test]
    public void SpeciesAreOrderedByFitnessAndEqualsByNumber([Values(1, 3)] int threads, [Values] bool byNumber)
    {
        int[] sizes = [1, 8_192, 70_001, 255, 8_193, 256];
        int genomes = sizes.Sum();
        int[] members = [.. Enumerable.Range(0, genomes).OrderBy(genome => byNumber ? (uint)genome : (uint)genome * 2654435761)];
        var random = new RandomStream(seed: 5, generation: 0, genome: 0, purpose: 0);
        var fitness = new float[genomes];
        foreach (ref float value in fitness.AsSpan())
        {
            int kind = random.NextInt(20);
            value = kind switch
            {
                0 => float.NegativeInfinity,
                1 => -0f,
                2 => 0f,
                < 12 => random.NextInt(7) - 3,
                _ => (random.NextFloat() * 2000f) - 1000f,
            };
        }

        List<Species> species = [];
        foreach (int size in sizes)
        {
            species.Add(new Species { Id = species.Count, Start = species.Sum(static one => one.Count), Count = size, BestFitness = float.NegativeInfinity, Improved = 1 });
        }

        int[] expected = [.. species.SelectMany(one => members.AsSpan(one.Start, one.Count).ToArray().OrderByDescending(genome => fitness[genome]).ThenBy(static genome => genome))];

        using var workers = new WorkerPool(threads);
        var job = new RankJob(workers);
        job.Run(species, members, fitness, generation: 8);

        Assert.That(members, Is.EqualTo(expected));
        Assert.That(species.Select(static one => one.BestFitness), Is.EqualTo(species.Select(one => fitness[expected[one.Start]])));
        Assert.That(species[2].Improved, Is.EqualTo(8));

        // Ranked again, what was in order stays so, and no best is new.
        job.Run(species, members, fitness, generation: 9);
        Assert.That(members, Is.EqualTo(expected));
        Assert.That(species[2].Improved, Is.EqualTo(8));
    }
}
