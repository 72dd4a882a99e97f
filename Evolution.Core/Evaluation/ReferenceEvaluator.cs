using Evolution.Core.Networks;
using Evolution.Core.Numerics;
using Evolution.Core.Tasks;

namespace Evolution.Core.Evaluation;

/// <summary>Scores a population one lane after the other, in plain scalar code: the oracle that every other evaluator equals bit for bit.</summary>
/// <param name="task">The task.</param>
/// <param name="workers">The threads to use; stays the caller's to dispose.</param>
public sealed class ReferenceEvaluator(EvolutionTask task, WorkerPool workers)
    : HostEvaluator(task, new ReferenceActivator(), workers);
