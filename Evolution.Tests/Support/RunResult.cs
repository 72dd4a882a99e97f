using Evolution.Core.Runs;

namespace Evolution.Tests.Support;

/// <summary>What a run has left.</summary>
/// <param name="Reason">Why it ended.</param>
/// <param name="PopulationDigest">The digest of its last population.</param>
/// <param name="Champion">Its champion.</param>
/// <param name="Evaluations">The evaluations it counted.</param>
/// <param name="Reports">Its generations.</param>
internal sealed record RunResult(
    StopReason Reason,
    string PopulationDigest,
    Champion Champion,
    long Evaluations,
    IReadOnlyList<GenerationReport> Reports);
