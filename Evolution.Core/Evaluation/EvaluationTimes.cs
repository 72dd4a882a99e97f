namespace Evolution.Core.Evaluation;

/// <summary>How long the last evaluation copied, in milliseconds; 0 on the host, which copies nothing.</summary>
/// <param name="Upload">Copying networks to the device.</param>
/// <param name="Download">Copying results to the host.</param>
public readonly record struct EvaluationTimes(double Upload, double Download);
