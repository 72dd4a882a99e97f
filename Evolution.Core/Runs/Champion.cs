using Evolution.Core.Evaluation;
using Evolution.Core.Genomes;

namespace Evolution.Core.Runs;

/// <summary>The best genome of a run so far, and all that is needed to score it again.</summary>
/// <param name="Genome">A copy of the genome.</param>
/// <param name="Fitness">Its fitness.</param>
/// <param name="Plan">The episodes and seeds under which it had that fitness.</param>
/// <param name="GenomeNumber">Its number in its generation.</param>
public sealed record Champion(Genome Genome, float Fitness, EvaluationPlan Plan, int GenomeNumber);
