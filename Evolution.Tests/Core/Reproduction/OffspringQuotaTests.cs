using CsCheck;
using Evolution.Core.Numerics;
using Evolution.Core.Reproduction;
using Evolution.Tests.Support;
using NUnit.Framework;

namespace Evolution.Tests.Core.Reproduction;

[TestFixture]
public sealed class OffspringQuotaTests
{
    private readonly WorkerPool _workers = new(1);

    [OneTimeTearDown]
    public void EndThreads() => _workers.Dispose();

    [Test]
    public void Quotas_AreProportionalToMeanFitness()
    {
        var species = new SpeciesFixture(10, 20, 30);
        species.Rank(0, 1f, 2f, 3f);
        Assert.That(Distribute(species), Is.EqualTo(new[] { 10, 20, 30 }));
    }

    [Test]
    public void Quotas_AddUpToThePopulationForAnyFitness() =>
        Gen.Select(Gen.Int[1, 9], Gen.Single).Array[1, 30].Sample(drawn =>
        {
            var species = new SpeciesFixture([.. drawn.Select(one => one.Item1)]);
            species.Rank(0, [.. drawn.Select(one => one.Item2)]);
            int[] quotas = Distribute(species);
            Assert.That(quotas, Is.All.Not.Negative);
            Assert.That(quotas.Sum(), Is.EqualTo(drawn.Sum(one => one.Item1)));
            Assert.That(quotas[species.Set.SpeciesOf[species.Ranking.Best]], Is.Positive);
        });

    [Test]
    public void Quotas_AreTheSameOnAnyNumberOfThreads()
    {
        var species = new SpeciesFixture([.. Enumerable.Range(1, 40).Select(static number => number * 37 % 41 * 50)]);
        species.Rank(0, [.. Enumerable.Range(1, 40).Select(static number => 1f / number)]);
        using var threads = new WorkerPool(3);
        var quota = new OffspringQuota(Options(stagnation: 0, populationStagnation: 0), threads);
        quota.Distribute(species.Set, species.Ranking, species.Set.Members.Length, 0);
        Assert.That(quota.Quotas.ToArray(), Is.EqualTo(Distribute(species)));
    }

    [TestCase(0f)]
    [TestCase(-4f)]
    [TestCase(float.NaN)]
    [TestCase(float.NegativeInfinity)]
    public void WhereNobodyEarnsAnything_SpeciesShareBySize(float fitness)
    {
        var species = new SpeciesFixture(10, 20, 30);
        species.Rank(0, fitness, fitness, fitness);
        Assert.That(Distribute(species), Is.EqualTo(new[] { 10, 20, 30 }));
    }

    [Test]
    public void StagnantSpecies_HasNoOffspring()
    {
        var species = new SpeciesFixture(10, 10);
        species.Rank(0, 5f, 1f);
        species.Rank(4, 6f, 1f);
        Assert.That(Distribute(species, stagnation: 5, generation: 4), Has.None.Zero);
        species.Rank(5, 7f, 1f);
        Assert.That(Distribute(species, stagnation: 5, generation: 5), Is.EqualTo(new[] { 20, 0 }));
    }

    [Test]
    public void StagnantSpeciesThatHoldsTheBest_GoesOn()
    {
        var species = new SpeciesFixture(10, 10);
        species.Rank(0, 5f, 1f);
        species.Rank(9, 5f, 2f);
        Assert.That(Distribute(species, stagnation: 5, generation: 9)[0], Is.Positive);
    }

    [Test]
    public void WhereEverySpeciesIsStagnant_TheBestOneBreeds()
    {
        var species = new SpeciesFixture(10, 10, 10);
        species.Rank(0, 5f, 6f, 1f);
        Assert.That(Distribute(species, stagnation: 5, generation: 50), Is.EqualTo(new[] { 0, 30, 0 }));
    }

    [Test]
    public void StagnantPopulation_IsRefoundedByItsTwoBestSpecies()
    {
        var species = new SpeciesFixture(10, 10, 10);
        species.Rank(0, 1f, 6f, 3f);
        var quota = new OffspringQuota(Options(stagnation: 0, populationStagnation: 20), _workers);
        quota.Distribute(species.Set, species.Ranking, 30, 0);
        Assert.That(quota.Quotas.ToArray(), Has.None.Zero);
        quota.Distribute(species.Set, species.Ranking, 30, 20);
        Assert.That(quota.Quotas.ToArray(), Has.None.Zero);
        quota.Distribute(species.Set, species.Ranking, 30, 21);
        Assert.That(quota.Quotas.ToArray(), Is.EqualTo(new[] { 0, 15, 15 }));
        Assert.That(species.Set.All.Select(one => one.Improved), Is.EqualTo(new[] { 0, 21, 21 }));
    }

    [Test]
    public void StagnantPopulation_IsRefoundedOnceAndThenHasTimeAgain()
    {
        var species = new SpeciesFixture(10, 10, 10);
        species.Rank(0, 1f, 6f, 3f);
        var quota = new OffspringQuota(Options(stagnation: 0, populationStagnation: 20), _workers);
        quota.Distribute(species.Set, species.Ranking, 30, 0);
        quota.Distribute(species.Set, species.Ranking, 30, 21);
        quota.Distribute(species.Set, species.Ranking, 30, 22);
        Assert.That(quota.Quotas.ToArray(), Has.None.Zero);
        quota.Distribute(species.Set, species.Ranking, 30, 41);
        Assert.That(quota.Quotas.ToArray(), Has.None.Zero);
        quota.Distribute(species.Set, species.Ranking, 30, 42);
        Assert.That(quota.Quotas.ToArray(), Is.EqualTo(new[] { 0, 15, 15 }));
    }

    [Test]
    public void StagnantPopulationOfOneSpecies_BreedsAsBefore()
    {
        var species = new SpeciesFixture(10);
        species.Rank(0, 1f);
        var quota = new OffspringQuota(Options(stagnation: 0, populationStagnation: 20), _workers);
        quota.Distribute(species.Set, species.Ranking, 10, 0);
        quota.Distribute(species.Set, species.Ranking, 10, 21);
        Assert.That(quota.Quotas.ToArray(), Is.EqualTo(new[] { 10 }));
    }

    [Test]
    public void SpeciesOfTheBest_HasRoomForItWhateverItsMean()
    {
        var species = new SpeciesFixture(100, 1);
        species.Ranking.Update([.. Enumerable.Repeat(-1e30f, 99), 1f, 0.5f]);
        species.Set.Rank(species.Ranking.Ranked, 0);
        int[] quotas = Distribute(species);
        Assert.That(quotas[0], Is.Positive);
        Assert.That(quotas.Sum(), Is.EqualTo(101));
    }

    private int[] Distribute(SpeciesFixture species, int stagnation = 0, int generation = 0)
    {
        var quota = new OffspringQuota(Options(stagnation, populationStagnation: 0), _workers);
        quota.Distribute(species.Set, species.Ranking, species.Set.Members.Length, generation);
        return quota.Quotas.ToArray();
    }

    private static ReproductionOptions Options(int stagnation, int populationStagnation)
    {
        ReproductionOptions options = TestOptions.Reproduction();
        options.SpeciesStagnation = stagnation;
        options.PopulationStagnation = populationStagnation;
        return options;
    }
}
