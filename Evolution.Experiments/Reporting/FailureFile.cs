using System.Text.Json;
using Evolution.Core.Evaluation;
using Evolution.Core.Runs;
using Evolution.Core.Tasks;

namespace Evolution.Experiments.Reporting;

/// <summary>Saves the first genome whose fitness threw as <c>failed.json</c>, a champion's file that <c>replay</c> reads.</summary>
/// <param name="directory">Where it goes.</param>
/// <param name="task">The task.</param>
/// <param name="config">The resolved config as text.</param>
/// <param name="arithmetic">The arithmetic.</param>
/// <param name="code">The task's code; null for a task of the program's own.</param>
internal sealed class FailureFile(RunDirectory directory, EvolutionTask task, string config, ArithmeticKind arithmetic, TaskCode? code) : IRunObserver
{
    private const string Name = "failed.json";
    private bool _isWritten;

    /// <inheritdoc/>
    public void OnGeneration(EvolutionRun run, in GenerationReport report)
    {
        if (run.FirstFailure is { } failure)
        {
            Save(failure);
        }
    }

    /// <summary>Saves the genome, unless there is one already.</summary>
    /// <returns>How to see it fail again; empty where no single genome failed.</returns>
    public string Save(FitnessException failure)
    {
        if (failure.Failed is not { } failed)
        {
            return string.Empty;
        }

        if (!_isWritten)
        {
            _isWritten = true;
            using JsonDocument document = JsonDocument.Parse(config);
            JsonElement parameters = document.RootElement.GetProperty("task").GetProperty("parameters");
            directory.Write(Name, ChampionFile.Write(failed, task, parameters, arithmetic, code));
        }

        return $"The genome is saved; to see it again: evolution replay {directory.PathOf(Name)}";
    }
}
