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
            Save(run, flush: true);
        }
    }

    /// <summary>Saves a run that has ended, unless it is saved already.</summary>
    public void SaveEnd(EvolutionRun run)
    {
        if (run.Generation != _savedGeneration)
        {
            // Few solved runs are to go on, and many are so small that the disk would take as long as they do.
            Save(run, flush: run.StopReason != StopReason.Solved);
        }
    }

    private void Save(EvolutionRun run, bool flush)
    {
        _saved = Stopwatch.GetTimestamp();
        try
        {
            // A checkpoint may only be there together with the lines of all generations before it.
            csv.Flush();
            store.Save(new Checkpoint(task, configDigest.Value, run.Capture()), flush);
            _savedGeneration = run.Generation;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            log.Error(exception, "Generation {Generation} could not be saved; the run goes on", run.Generation);
        }
    }
}
