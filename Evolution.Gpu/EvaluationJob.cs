using Evolution.Core.Evaluation;
using Evolution.Core.Networks;

namespace Evolution.Gpu;

/// <summary>Consecutive networks to be scored.</summary>
/// <param name="Batch">The batch.</param>
/// <param name="Start">The first network.</param>
/// <param name="End">One past the last.</param>
/// <param name="Plan">Episodes and seeds.</param>
/// <param name="Scores">Receives the results.</param>
/// <param name="Beside">What the calling thread does while the device computes, or null.</param>
internal readonly record struct EvaluationJob(
    NetworkBatch Batch, int Start, int End, EvaluationPlan Plan, PopulationScores Scores, WorkBeside? Beside = null);
