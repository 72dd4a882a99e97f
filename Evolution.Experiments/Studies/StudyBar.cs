namespace Evolution.Experiments.Studies;

/// <summary>What the figures of a study have to keep; null asks for nothing.</summary>
internal sealed record StudyBar
{
    /// <summary>Gets how far the mean of the evaluations may be from the published one, as a share of that.</summary>
    public double? EvaluationsWithin { get; init; }

    /// <summary>Gets whether every run has to solve the task.</summary>
    public bool IsWithoutFailures { get; init; }

    /// <summary>Gets how far the mean number of hidden nodes may be from the published one.</summary>
    public double? HiddenWithin { get; init; }

    /// <summary>Gets the starts that every champion has to pass.</summary>
    public double? LeastGeneralization { get; init; }
}
