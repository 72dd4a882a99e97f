namespace Evolution.Experiments.Playback;

/// <summary>An episode as a network played it.</summary>
internal sealed record EpisodeRecord
{
    /// <summary>Gets the control steps that the episode took.</summary>
    public required long Steps { get; init; }

    /// <summary>Gets the score that it earned.</summary>
    public required float Score { get; init; }

    /// <summary>Gets the names of what the network saw and of its outputs.</summary>
    public required IReadOnlyList<string> Signals { get; init; }

    /// <summary>Gets how many of the signals are what the network saw; the others are its outputs.</summary>
    public required int Inputs { get; init; }

    /// <summary>Gets, for each signal, its value in each control step that was kept, the first ones.</summary>
    public required IReadOnlyList<IReadOnlyList<float>> Values { get; init; }

    /// <summary>Gets what can be drawn of the states; null where the task has no picture.</summary>
    public required EpisodeScene? Scene { get; init; }
}
