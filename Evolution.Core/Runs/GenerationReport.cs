namespace Evolution.Core.Runs;

/// <summary>One generation, after its evaluation.</summary>
public readonly record struct GenerationReport
{
    /// <summary>Gets the generation, counted from 0.</summary>
    public required int Generation { get; init; }

    /// <summary>Gets the evaluations of the run so far.</summary>
    public required long Evaluations { get; init; }

    /// <summary>Gets the rows or control steps computed in this generation.</summary>
    public required long Steps { get; init; }

    /// <summary>Gets the best fitness of this generation.</summary>
    public required float BestFitness { get; init; }

    /// <summary>Gets the mean of its finite fitness values.</summary>
    public required double MeanFitness { get; init; }

    /// <summary>Gets the best fitness of the run.</summary>
    public required float ChampionFitness { get; init; }

    /// <summary>Gets the number of species.</summary>
    public required int Species { get; init; }

    /// <summary>Gets the compatibility threshold; 0 with k-means.</summary>
    public required float Threshold { get; init; }

    /// <summary>Gets the mean number of hidden nodes that outputs depend on.</summary>
    public required double MeanHidden { get; init; }

    /// <summary>Gets the mean number of enabled connections that outputs depend on.</summary>
    public required double MeanConnections { get; init; }

    /// <summary>Gets the number of fitness values that were not finite.</summary>
    public required int NotFinite { get; init; }

    /// <summary>Gets the number of finite fitness values that were negative.</summary>
    public required int Negative { get; init; }

    /// <summary>Gets the number of topologies that had to be ordered.</summary>
    public required int OrderedTopologies { get; init; }

    /// <summary>Gets the seconds since the run began.</summary>
    public required double Seconds { get; init; }
}
