namespace Evolution.Experiments.Playback;

/// <summary>What a network answers to the rows of a task.</summary>
internal sealed record RowRecord
{
    /// <summary>The rows kept at most.</summary>
    public const int MostRows = 100;

    /// <summary>Gets the names of the inputs.</summary>
    public required IReadOnlyList<string> Inputs { get; init; }

    /// <summary>Gets the names of the outputs.</summary>
    public required IReadOnlyList<string> Outputs { get; init; }

    /// <summary>Gets the number of rows of the task.</summary>
    public required int Count { get; init; }

    /// <summary>Gets how many of them the task counts as passed.</summary>
    public required int Right { get; init; }

    /// <summary>Gets the rows that are kept: all in their order, or of more than <see cref="MostRows"/> the wrong ones first.</summary>
    public required IReadOnlyList<AnsweredRow> Rows { get; init; }

    /// <summary>Gets whether each row wants 1 of one output and 0 of all others, as classes do.</summary>
    public required bool AreClasses { get; init; }
}
