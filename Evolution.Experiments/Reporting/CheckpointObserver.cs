using System.Diagnostics;
using Evolution.Core.Checkpoints;
using Evolution.Core.Runs;
using Serilog;

namespace Evolution.Experiments.Reporting;

/// <summary>Saves the run when a checkpoint is due. A failure is told and stops nothing but that checkpoint.</summary>
internal sealed class CheckpointObserver(
    CheckpointStore store, CheckpointOptions options, string task, Lazy<string> configDigest, CsvObserver csv, ILogger log) : IRunObserver
{
    private long _saved = Stopwatch.GetTimestamp();
    private int _savedGeneration = -1;

    /// <inheritdoc/>
    public void OnGeneration(EvolutionRun run, in GenerationReport report)
    {
        bool byGeneration = options.EveryGenerations is { } generations && (report.Generation + 1) % generations == 0;
        if (byGeneration || Stopwatch.GetElapsedTime(_saved).TotalSeconds >= options.EverySeconds)
        {
            Save(run);
        }
    }

    /// <summary>Saves a run that has ended, unless its task is solved or it is saved already.</summary>
    public void SaveEnd(EvolutionRun run)
    {
        if (run.StopReason != StopReason.Solved && run.Generation != _savedGeneration)
        {
            Save(run);
        }
    }

    private void Save(EvolutionRun run)
    {
        _saved = Stopwatch.GetTimestamp();
        try
        {
            // A checkpoint may only be there together with the lines of all generations before it.
            csv.Flush();
            store.Save(new Checkpoint(task, configDigest.Value, run.Capture()));
            _savedGeneration = run.Generation;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            log.Error(exception, "Generation {Generation} could not be saved; the run goes on", run.Generation);
        }
    }
}
