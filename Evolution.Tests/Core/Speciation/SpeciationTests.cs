using Evolution.Core.Genomes;
using Evolution.Core.Numerics;
using Evolution.Core.Speciation;
using Evolution.Tests.Support;
using NUnit.Framework;

namespace Evolution.Tests.Core.Speciation;

[TestFixture]
public sealed class SpeciationTests
{
    private static readonly Genome[] WithGenes = [.. RandomGenomes.Many(seed: 3, count: 200).Where(genome => genome.Weight.Length >= 8).Take(40)];

    [Test]
    public void KMeans_OfIdenticalGenomes_HasNoEmptySpecies([Values(1, 3)] int threads)
    {
        using var workers = new WorkerPool(threads);
        Population population = Genome.ToPopulation([.. Enumerable.Repeat(Direct(1f), 40)]);
        var strategy = new KMeansSpeciation(TestOptions.Speciation(SpeciationStrategyKind.KMeans), seed: 1, workers);
        var species = new SpeciesSet(workers);
        strategy.Assign(previous: null, population, species, generation: 0);
        AssertSound(species, 40);
        Assert.That(species.All, Has.Count.EqualTo(8));
        strategy.Assign(population, population, species, generation: 1);
        AssertSound(species, 40);
    }

    [Test]
    public void KMeans_WithMoreSpeciesThanGenomes_HasOneEach()
    {
        using var workers = new WorkerPool(1);
        Population population = Genome.ToPopulation(Direct(1f), Direct(1f), Direct(2f));
        var species = new SpeciesSet(workers);
        new KMeansSpeciation(TestOptions.Speciation(SpeciationStrategyKind.KMeans), seed: 1, workers)
            .Assign(previous: null, population, species, generation: 0);
        AssertSound(species, 3);
    }

    [Test]
    public void KMeans_SeparatesDistantGroups()
    {
        using var workers = new WorkerPool(1);
        SpeciationOptions options = TestOptions.Speciation(SpeciationStrategyKind.KMeans);
        options.TargetSpecies = 2;
        options.KMeansRounds = 20;
        Population population = Genome.ToPopulation([.. Enumerable.Range(0, 40).Select(i => Direct(i % 2 == 0 ? i : 1000f + i))]);
        var species = new SpeciesSet(workers);
        new KMeansSpeciation(options, seed: 1, workers).Assign(previous: null, population, species, generation: 0);
        int[] of = species.SpeciesOf.ToArray();
        Assert.That(of.Where((_, i) => i % 2 == 0).Distinct().Concat(of.Where((_, i) => i % 2 == 1).Distinct()), Is.Unique);
    }

    [Test]
    public void Threshold_JoinsWhatIsNearerAndFoundsASpeciesForTheRest()
    {
        using var workers = new WorkerPool(1);
        SpeciationOptions options = TestOptions.Speciation(SpeciationStrategyKind.Threshold);
        options.WeightDifference = 1f;
        Population population = Genome.ToPopulation(Direct(0f), Direct(2.9f), Direct(3f), Direct(5.9f), Direct(-2f));
        var species = new SpeciesSet(workers);
        new ThresholdSpeciation(options, seed: 1, workers).Assign(previous: null, population, species, generation: 0);
        Assert.That(species.SpeciesOf.ToArray(), Is.EqualTo(new[] { 0, 0, 1, 1, 0 }));
        AssertSound(species, 5);
    }

    [Test]
    public void Threshold_IsSteeredTowardsTheTargetAndNeverBelowAStep()
    {
        SpeciationOptions options = TestOptions.Speciation(SpeciationStrategyKind.Threshold);
        options.Threshold = 1f;
        options.ThresholdStep = 0.4f;
        options.TargetSpecies = 2;
        Population population = Genome.ToPopulation(Direct(0f), Direct(0f));
        Assert.That(SteeredThresholds(options, population), Is.EqualTo(new[] { 0.6f, 0.4f, 0.4f }).Within(1e-6));
    }

    [Test]
    public void Threshold_FarAboveTheTargetMovesInProportionToItself()
    {
        SpeciationOptions options = TestOptions.Speciation(SpeciationStrategyKind.Threshold);
        (options.Threshold, options.ThresholdStep, options.TargetSpecies) = (0.5f, 0.25f, 2);
        Population population = Genome.ToPopulation([.. Enumerable.Range(0, 32).Select(static i => Direct(1000f * i))]);

        // 32 species are four doublings of two: a step each, of the first threshold at first, then of what it has become.
        Assert.That(SteeredThresholds(options, population), Is.EqualTo(new[] { 1.5f, 4.5f, 13.5f }).Within(1e-4));
    }

    [Test]
    public void SpeciesWithoutMembers_DieOutAndTheOthersKeepTheirIds()
    {
        var species = new SpeciesFixture(2, 1, 2).Set;
        Span<int> speciesOf = species.BeginAssignment(3);
        speciesOf[0] = 2;
        speciesOf[1] = 0;
        speciesOf[2] = 2;
        species.EndAssignment();
        Assert.That(species.All.Select(one => one.Id), Is.EqualTo(new[] { 0, 2 }));
        Assert.That(species.SpeciesOf.ToArray(), Is.EqualTo(new[] { 1, 0, 1 }));
        AssertSound(species, 3);
        species.Found(generation: 4);
        Assert.That(species.All[^1].Id, Is.EqualTo(3));
    }

    [Test]
    public void Members_AreRankedByFitnessAndThenByNumber()
    {
        var species = new SpeciesFixture(6).Set;
        species.Rank([0f, 5f, float.NegativeInfinity, -0f, -2f, 5f], generation: 0);
        Assert.That(species.Members.ToArray(), Is.EqualTo(new[] { 1, 5, 0, 3, 4, 2 }));
    }

    [Test]
    public void Threshold_AssignsAsIfEveryGenomeWereComparedWithEverySpecies(
        [Values(1, 3, 16)] int threads, [Values(0f, 1f)] float ofGenes, [Values] bool normalize)
    {
        // Many genomes have the same genes and other weights, so that a list of genes may fit dozens of species.
        using var workers = new WorkerPool(threads);
        SpeciationOptions options = TestOptions.Speciation(SpeciationStrategyKind.Threshold);
        (options.Excess, options.Disjoint, options.WeightDifference) = (ofGenes, 1.2f * ofGenes, 1f);
        (options.Threshold, options.TargetSpecies, options.NormalizeByGenes) = (1.5f, 0, normalize);
        var strategy = new ThresholdSpeciation(options, seed: 5, workers);
        var species = new SpeciesSet(workers);
        Population? previous = null;
        for (int generation = 0; generation < 3; generation++)
        {
            Population population = Genome.ToPopulation([.. Enumerable.Range(0, 1500).Select(i => Reweighted(i, generation))]);
            int[] expected = AssignOneByOne(previous, population, species, options, generation);
            strategy.Assign(previous, population, species, generation);
            Assert.That(species.SpeciesOf.ToArray(), Is.EqualTo(expected), $"generation {generation}");
            Assert.That(species.All, Has.Count.GreaterThan(30));
            AssertSound(species, 1500);
            previous = population;
        }
    }

    private static int[] AssignOneByOne(Population? previous, Population next, SpeciesSet species, SpeciationOptions options, int generation)
    {
        CompatibilityDistance distance = options.ToDistance();
        var centres = new List<Genome>();
        foreach (Species one in species.All)
        {
            var random = new RandomStream(5, generation, one.Id, (int)RandomPurpose.Representative);
            centres.Add(Genome.Copy(previous!, species.MembersOf(one)[random.NextInt(one.Count)]));
        }

        int[] of = new int[next.Count];
        for (int genome = 0; genome < of.Length; genome++)
        {
            Genome copy = Genome.Copy(next, genome);
            of[genome] = centres.FindIndex(
                centre => distance.Between(copy.Innovation, copy.Weight, centre.Innovation, centre.Weight) < options.Threshold);
            if (of[genome] < 0)
            {
                of[genome] = centres.Count;
                centres.Add(copy);
            }
        }

        // Species without members die out.
        int[] living = [.. of.Distinct().Order()];
        return [.. of.Select(position => Array.IndexOf(living, position))];
    }

    private static Genome Reweighted(int number, int generation)
    {
        Genome genome = Genome.Copy(Genome.ToPopulation(WithGenes[number % WithGenes.Length]), 0);
        var random = new RandomStream(4, generation, number, (int)RandomPurpose.Synthetic);
        for (int i = 0; i < genome.Weight.Length; i++)
        {
            genome.Weight[i] += random.NextSigned() * 4f;
        }

        return genome;
    }

    private static Genome Direct(float weight) => new GenomeBuilder(1, 1).Edge(0, 1, weight).Build();

    /// <summary>Returns the thresholds of three generations of the same genomes.</summary>
    private static float[] SteeredThresholds(SpeciationOptions options, Population population)
    {
        using var workers = new WorkerPool(1);
        var species = new SpeciesSet(workers);
        var strategy = new ThresholdSpeciation(options, seed: 1, workers);
        strategy.Assign(previous: null, population, species, generation: 0);
        return [.. Enumerable.Range(1, 3).Select(generation =>
        {
            strategy.Assign(population, population, species, generation);
            return species.Threshold;
        })];
    }

    private static void AssertSound(SpeciesSet species, int genomes)
    {
        Assert.That(species.Members.ToArray(), Is.EquivalentTo(Enumerable.Range(0, genomes)));
        Assert.That(species.All.Select(one => one.Count), Is.All.Positive);
        Assert.That(species.All.Sum(one => one.Count), Is.EqualTo(genomes));
        foreach (Species one in species.All)
        {
            Assert.That(species.MembersOf(one).ToArray().Select(genome => species.All[species.SpeciesOf[genome]]), Is.All.SameAs(one));
        }
    }
}
