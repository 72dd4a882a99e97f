using Evolution.Core.Genomes;
using Evolution.Core.Reproduction;
using Evolution.Core.Speciation;

namespace Evolution.Core.Runs;

/// <summary>
/// All that the next generations depend on besides the options, after a generation was ranked. Representatives and mean genomes of
/// species are not in it: every generation chooses them anew from these members, with random numbers that depend on nothing else.
/// </summary>
public sealed record EvolverState
{
    /// <summary>Gets the generation, counted from 0.</summary>
    public required int Generation { get; init; }

    /// <summary>Gets its genomes.</summary>
    public required Population Population { get; init; }

    /// <summary>Gets the fitness of each, negative infinity where it was not finite.</summary>
    public required ReadOnlyMemory<float> Fitness { get; init; }

    /// <summary>Gets the species, oldest first, none without members.</summary>
    public required IReadOnlyList<SpeciesHistory> Species { get; init; }

    /// <summary>Gets the position of each genome's species in <see cref="Species"/>.</summary>
    public required ReadOnlyMemory<int> SpeciesOf { get; init; }

    /// <summary>Gets the number that the next species takes.</summary>
    public required int NextSpecies { get; init; }

    /// <summary>Gets the compatibility threshold; 0 with k-means.</summary>
    public required float Threshold { get; init; }

    /// <summary>Gets the next free node id.</summary>
    public required int NextNode { get; init; }

    /// <summary>Gets the next free innovation id.</summary>
    public required int NextInnovation { get; init; }

    /// <summary>Gets the best fitness of the generations that were bred from; negative infinity before any was.</summary>
    public required float RecordFitness { get; init; }

    /// <summary>Gets the generation that had it first.</summary>
    public required int RecordGeneration { get; init; }

    /// <summary>Gets where phased search stands.</summary>
    public ComplexityState Complexity { get; init; } = ComplexityState.Start;
}
