namespace Evolution.Experiments.Studies;

/// <summary>What a publication says of an experiment; null where it does not say.</summary>
internal sealed record PublishedFigures
{
    /// <summary>Gets where the figures stand.</summary>
    public required string Source { get; init; }

    /// <summary>Gets the number of runs.</summary>
    public int? Runs { get; init; }

    /// <summary>Gets the mean number of evaluations of the runs that solved the task.</summary>
    public required double MeanEvaluations { get; init; }

    /// <summary>Gets their standard deviation.</summary>
    public double? StandardDeviationEvaluations { get; init; }

    /// <summary>Gets the most evaluations.</summary>
    public double? WorstEvaluations { get; init; }

    /// <summary>Gets the share of runs that did not solve the task, 0 to 1.</summary>
    public double? FailureShare { get; init; }

    /// <summary>Gets the champions' mean number of hidden nodes.</summary>
    public double? MeanHidden { get; init; }

    /// <summary>Gets their standard deviation.</summary>
    public double? StandardDeviationHidden { get; init; }

    /// <summary>Gets the champions' mean number of enabled connections.</summary>
    public double? MeanConnections { get; init; }

    /// <summary>Gets the champions' mean number of starts passed, of 625.</summary>
    public double? MeanGeneralization { get; init; }
}
