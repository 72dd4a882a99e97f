using Evolution.Core.Genomes;
using Evolution.Core.Tasks;

namespace Evolution.Core.Evaluation;

/// <summary>What one evaluation needs besides the networks.</summary>
/// <param name="Seed">The run's seed.</param>
/// <param name="Generation">The generation.</param>
/// <param name="Episodes">Episodes a genome; tasks of rows ignore it.</param>
/// <param name="EpisodeSeeds">Whether genomes share their episodes.</param>
/// <param name="Purpose">Episodes for fitness or for a champion's test.</param>
/// <param name="GenomeOffset">Added to a genome's number, so that one genome on its own plays the episodes of its place in a generation.</param>
public readonly record struct EvaluationPlan(
    ulong Seed,
    int Generation,
    int Episodes,
    EpisodeSeedKind EpisodeSeeds,
    RandomPurpose Purpose = RandomPurpose.Episode,
    int GenomeOffset = 0)
{
    /// <summary>Returns the key of a genome's episodes.</summary>
    /// <param name="run">The run, counted from that of <see cref="Seed"/>: runs that are evaluated together have consecutive seeds.</param>
    /// <param name="genome">The genome's number in its run.</param>
    public EpisodeKey KeyOf(int run, int genome) =>
        new(Seed + (ulong)run, Generation, EpisodeSeeds == EpisodeSeedKind.Shared ? EpisodeKey.SharedByAll : genome + GenomeOffset, Purpose);
}
