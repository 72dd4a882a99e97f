using Evolution.Core.Genomes;
using Evolution.Core.Numerics;
using Evolution.Core.Reproduction;
using Evolution.Core.Variation;
using Evolution.Tests.Support;
using NUnit.Framework;

namespace Evolution.Tests.Core.Reproduction;

[TestFixture]
public sealed class BreedingTests
{
    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    [TestCase(4)]
    public void SmallSpecies_HasOneParentHoweverFewSurvive(int size)
    {
        ReproductionOptions options = TestOptions.Reproduction();
        options.Survival = 0.01f;
        options.InterspeciesMating = 0f;
        Genome[] genomes = [.. Enumerable.Range(0, size).Select(i => Direct(weight: i))];
        Population next = Breed(genomes, [.. Enumerable.Range(0, size).Select(i => (float)i)], options, TestOptions.StillVariation());
        Assert.That(next.Genomes().Select(genome => genome.Weight[0]), Is.All.EqualTo(size - 1f));
    }

    [Test]
    public void EquallyFitParents_GiveTheStructureOfTheSmaller()
    {
        Genome small = Direct(weight: 1f);
        Genome large = new GenomeBuilder(1, 1).Edge(0, 1, 1f).Edge(0, 2).Edge(2, 1).Build();
        ReproductionOptions options = TestOptions.Reproduction();
        options.Survival = 1f;
        options.Crossover = 1f;
        options.MutateAfterCrossover = 0f;

        // Half of the pairs are mixed and give small children, a quarter are two large ones.
        Genome[] children = Breed([large, small], [5f, 5f], options, TestOptions.StillVariation(), count: 400).Genomes();
        Assert.That(children.Count(child => child.NodeId.Length == 3), Is.InRange(70, 130));
    }

    [Test]
    public void UnequalParents_GiveTheStructureOfTheFitterHoweverLarge()
    {
        Genome small = Direct(weight: 1f);
        Genome large = new GenomeBuilder(1, 1).Edge(0, 1, 1f).Edge(0, 2).Edge(2, 1).Build();
        ReproductionOptions options = TestOptions.Reproduction();
        options.Survival = 1f;
        options.Crossover = 1f;
        Genome[] children = Breed([large, small], [6f, 5f], options, TestOptions.StillVariation(), count: 400).Genomes();
        Assert.That(children.Count(child => child.NodeId.Length == 3), Is.InRange(270, 330));
    }

    [Test]
    public void BestGenome_IsCopiedUnchangedWhateverTheSizeOfItsSpecies()
    {
        Genome[] genomes = [.. Enumerable.Range(0, 5).Select(i => Direct(weight: i))];
        Population next = Breed(genomes, [1f, 9f, 3f, 4f, 5f], TestOptions.Reproduction(), TestOptions.WildVariation());
        Assert.That(next.Genomes().Select(GenomeFacts.Digest), Has.Some.EqualTo(genomes[1].Digest()));
    }

    [Test]
    public void Elitism_CopiesAsManyAsItsShareBestFirst()
    {
        ReproductionOptions options = TestOptions.Reproduction();
        options.Elitism = 0.25f;
        Genome[] genomes = [.. Enumerable.Range(0, 10).Select(i => Direct(weight: i * 0.125f))];
        Population next = Breed(genomes, [.. Enumerable.Range(0, 10).Select(i => (float)i)], options, TestOptions.WildVariation());
        Assert.That(next.Genomes().Take(3).Select(genome => genome.Weight[0]), Is.EqualTo(new[] { 9 * 0.125f, 8 * 0.125f, 7 * 0.125f }));
    }

    [TestCase(0.3f, 50)]
    [TestCase(0.6f, 25)]
    [TestCase(0.15f, 100)]
    public void ParentsAndElites_AreAsManyAsTheDecimalOfTheirShareSays(float share, int size)
    {
        const int Exact = 15;
        ReproductionOptions options = TestOptions.Reproduction();
        options.Survival = share;
        options.Crossover = 0f;
        Genome[] genomes = [.. Enumerable.Range(0, size).Select(i => Direct(weight: i))];
        float[] fitness = [.. Enumerable.Range(0, size).Select(i => (float)i)];
        Genome[] copies = Breed(genomes, fitness, options, TestOptions.StillVariation()).Genomes();

        VariationOptions variation = TestOptions.StillVariation();
        variation.AddNode = 1f;
        options.Elitism = share;
        Genome[] children = Breed(genomes, fitness, options, variation).Genomes();
        Assert.Multiple(() =>
        {
            Assert.That(copies.Min(copy => copy.Weight[0]), Is.EqualTo((float)(size - Exact)), "the weight of the least fit parent");
            Assert.That(children.Count(child => child.NodeId.Length == 2), Is.EqualTo(Exact), "elites, which gain no node");
        });
    }

    [TestCase(StagnationAnswerKind.TwoSpecies, ExpectedResult = 4)]
    [TestCase(StagnationAnswerKind.TwoChampions, ExpectedResult = 1)]
    public int StalledPopulation_IsFoundedByAllSurvivorsOrByTheChampionAlone(StagnationAnswerKind answer)
    {
        ReproductionOptions options = TestOptions.Reproduction();
        options.Survival = 1f;
        options.PopulationStagnation = 3;
        options.StagnationAnswer = answer;
        Genome[] genomes = [.. Enumerable.Range(0, 4).Select(i => Direct(weight: i))];
        Population next = Breed(genomes, [1f, 2f, 3f, 4f], options, TestOptions.StillVariation(), count: 40, stalledUntil: 4);
        return next.Genomes().Select(genome => genome.Weight[0]).Distinct().Count();
    }

    [Test]
    public void ChildrenThatSplitTheSameConnection_ShareTheirIds()
    {
        VariationOptions variation = TestOptions.StillVariation();
        variation.AddNode = 1f;
        Genome[] genomes = [.. Enumerable.Range(0, 8).Select(i => Direct(weight: i * 0.1f))];
        ReproductionOptions options = TestOptions.Reproduction();
        options.Crossover = 0f;
        Genome[] children = Breed(genomes, new float[8], options, variation).Genomes();
        Assert.That(children.Count(child => child.NodeId.SequenceEqual([0, 1, 2]) && child.Innovation.SequenceEqual([0, 1, 2])), Is.EqualTo(7));
    }

    private static Genome Direct(float weight) => new GenomeBuilder(1, 1).Edge(0, 1, weight).Build();

    /// <summary>Breeds one generation of genomes, repeated up to a count, that form a single species.</summary>
    private static Population Breed(Genome[] genomes, float[] fitness, ReproductionOptions options, VariationOptions variation, int count = 0, int stalledUntil = 0)
    {
        using var workers = new WorkerPool(1);
        int copies = Math.Max(1, count / genomes.Length);
        genomes = [.. Enumerable.Repeat(genomes, copies).SelectMany(all => all)];
        fitness = [.. Enumerable.Repeat(fitness, copies).SelectMany(all => all)];
        Population current = Genome.ToPopulation(genomes);
        var next = new Population(current.Shape, current.Topologies, segments: 1);
        var species = new SpeciesFixture(genomes.Length);
        species.Ranking.Update(fitness);
        species.Set.Rank(species.Ranking.Ranked, generation: 0);
        var ledger = new InnovationLedger(nextNode: genomes.Max(genome => genome.NodeId.Length), nextInnovation: genomes.Max(genome => genome.Innovation.Length));
        var reproducer = new Reproducer(options, variation, new ComplexityOptions(), TestOptions.Network(), seed: 9, workers);
        reproducer.Breed(current, next, species.Set, species.Ranking, ledger, generation: 0);
        if (stalledUntil > 0)
        {
            reproducer.Breed(current, next, species.Set, species.Ranking, ledger, stalledUntil);
        }

        return next;
    }
}
