using Evolution.Core.Evaluation;
using Evolution.Core.Numerics;
using Evolution.Core.Tasks;

namespace Evolution.Experiments;

/// <summary>Chooses the evaluator that a config asks for.</summary>
public static class EvaluatorFactory
{
    /// <summary>Creates it.</summary>
    /// <param name="options">Backend and arithmetic.</param>
    /// <param name="task">The task.</param>
    /// <param name="workers">The host's threads.</param>
    /// <exception cref="UserException">The backend's device is missing.</exception>
    public static IPopulationEvaluator Create(EvaluationOptions options, EvolutionTask task, WorkerPool workers)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.Backend switch
        {
            BackendKind.Auto or BackendKind.Cpu => new SimdEvaluator(task, workers),
            _ => throw new UserException(
                $"evaluation.backend: no {options.Backend.ToString().ToLowerInvariant()} device was found; found: cpu ({Environment.ProcessorCount} processors).",
                ExitCode.NoDevice),
        };
    }
}
