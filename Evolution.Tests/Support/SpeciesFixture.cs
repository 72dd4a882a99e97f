using Evolution.Core.Numerics;
using Evolution.Core.Reproduction;
using Evolution.Core.Speciation;

namespace Evolution.Tests.Support;

/// <summary>Species of given sizes, without genomes: all that quotas look at.</summary>
internal sealed class SpeciesFixture
{
    private readonly int[] _sizes;

    public SpeciesFixture(params int[] sizes)
    {
        _sizes = sizes;
        Span<int> speciesOf = Set.BeginAssignment(sizes.Sum());
        int genome = 0;
        for (int i = 0; i < sizes.Length; i++)
        {
            speciesOf.Slice(genome, sizes[i]).Fill(Set.Found(generation: 0));
            genome += sizes[i];
        }

        Set.EndAssignment();
    }

    /// <summary>Gets the species.</summary>
    public SpeciesSet Set { get; } = new(new WorkerPool(1));

    /// <summary>Gets the ranking.</summary>
    public FitnessRanking Ranking { get; } = new();

    /// <summary>Ranks the genomes, all of a species alike.</summary>
    public void Rank(int generation, params float[] fitnessOfSpecies)
    {
        Ranking.Update([.. fitnessOfSpecies.SelectMany((fitness, i) => Enumerable.Repeat(fitness, _sizes[i]))]);
        Set.Rank(Ranking.Ranked, generation);
    }
}
