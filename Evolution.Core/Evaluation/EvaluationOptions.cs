using System.ComponentModel.DataAnnotations;

namespace Evolution.Core.Evaluation;

/// <summary>Where and how genomes are scored.</summary>
public sealed class EvaluationOptions
{
    /// <summary>The most episodes of a genome.</summary>
    public const int MostEpisodes = 1_000_000;

    /// <summary>Gets or sets the backend.</summary>
    /// <value>Default: auto. It cannot change a result in exact arithmetic.</value>
    public BackendKind Backend { get; set; } = BackendKind.Auto;

    /// <summary>Gets or sets the arithmetic.</summary>
    /// <value>Default: exact, the same bits on every backend.</value>
    public ArithmeticKind Arithmetic { get; set; } = ArithmeticKind.Exact;

    /// <summary>Gets or sets how many CUDA devices share a population.</summary>
    /// <value>
    /// Default: 0, as many as there are and as the estimated work keeps busy: another one from 2e8 connections a generation for each.
    /// Range: 0 to 64. It cannot change a result in exact arithmetic.
    /// </value>
    [Range(0, 64)]
    public int Devices { get; set; }

    /// <summary>Gets or sets the threads of the host.</summary>
    /// <value>Default: 0, one for each processor. Range: 0 to 1024. It cannot change a result.</value>
    [Range(0, 1024)]
    public int Threads { get; set; }

    /// <summary>Gets or sets the episodes each genome plays a generation; tasks of rows ignore it.</summary>
    /// <value>Default: 1. Range: 1 to 1,000,000.</value>
    [Range(1, MostEpisodes)]
    public int Episodes { get; set; } = 1;

    /// <summary>Gets or sets whether the genomes of a generation share their episodes' random numbers.</summary>
    /// <value>Default: shared, so that genomes are compared on equal starts; fresh numbers every generation either way.</value>
    public EpisodeSeedKind EpisodeSeeds { get; set; } = EpisodeSeedKind.Shared;
}
