namespace Evolution.Core.Runs;

/// <summary>A run after a generation's evaluation: all that its continuation depends on besides the options.</summary>
public sealed record RunState
{
    /// <summary>Gets the population and its species.</summary>
    public required EvolverState Evolver { get; init; }

    /// <summary>Gets the best genome so far, which need not be the one that solved the task.</summary>
    public required Champion Champion { get; init; }

    /// <summary>Gets the genomes scored so far.</summary>
    public required long Evaluations { get; init; }

    /// <summary>Gets the rows or control steps computed so far.</summary>
    public required long Steps { get; init; }

    /// <summary>Gets the fitness values so far that were not finite.</summary>
    public required long NotFinite { get; init; }

    /// <summary>Gets the finite fitness values so far that were negative.</summary>
    public required long Negative { get; init; }

    /// <summary>Gets the seconds the run has taken so far.</summary>
    public required double Seconds { get; init; }

    /// <summary>Gets the number of the genome that solved the task in this generation; null where none did, or nobody looked.</summary>
    public required int? Solver { get; init; }
}
