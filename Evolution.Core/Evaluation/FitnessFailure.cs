namespace Evolution.Core.Evaluation;

/// <summary>What a fitness function of the user's threw.</summary>
/// <param name="Genome">The genome's number among all that were scored together; below 0 where populations are scored as a whole: -1 less the run.</param>
/// <param name="Exception">What it threw.</param>
public sealed record FitnessFailure(int Genome, Exception Exception);
