using Evolution.Core.Genomes;
using Evolution.Core.Numerics;

namespace Evolution.Core.Tasks;

/// <summary>Which random numbers a genome's episodes get.</summary>
/// <param name="Seed">The run's seed.</param>
/// <param name="Generation">The generation.</param>
/// <param name="Genome">The genome, or <see cref="SharedByAll"/>.</param>
/// <param name="Purpose">Episodes for fitness or for a champion's test.</param>
public readonly record struct EpisodeKey(ulong Seed, int Generation, int Genome, RandomPurpose Purpose)
{
    /// <summary>Stands for the episodes that all genomes of a generation share.</summary>
    public const int SharedByAll = -1;

    /// <summary>Opens the random numbers of an episode.</summary>
    public RandomStream Open(int episode) => new(Seed, Generation, Genome, (int)Purpose | (episode << 8));
}
