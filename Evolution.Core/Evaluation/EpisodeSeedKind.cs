namespace Evolution.Core.Evaluation;

/// <summary>Which genomes see the same random numbers.</summary>
public enum EpisodeSeedKind
{
    /// <summary>All genomes of a generation play the same episodes.</summary>
    Shared,

    /// <summary>Every genome plays episodes of its own.</summary>
    Genome,
}
