using Evolution.Core.Runs;
using Serilog;
using Serilog.Events;

namespace Evolution.Experiments.Reporting;

/// <summary>Writes generations to the run's log, a warning for every generation with fitness that is not finite, and a note at the first negative one.</summary>
internal sealed class LogObserver(ILogger log) : IRunObserver
{
    private bool _notedNegative;
    private long _failures;

    /// <inheritdoc/>
    public void OnGeneration(EvolutionRun run, in GenerationReport report)
    {
        if (log.IsEnabled(LogEventLevel.Debug))
        {
            log.Debug(
                "Generation {Generation}: best {BestFitness}, mean {MeanFitness}, {Species} species",
                report.Generation,
                report.BestFitness,
                report.MeanFitness,
                report.Species);
        }

        if (report.Negative > 0 && !_notedNegative)
        {
            _notedNegative = true;
            log.Information(
                "Generation {Generation}: {Negative} fitness values were negative; from here on all are raised by the least before they are shared",
                report.Generation,
                report.Negative);
        }

        if (run.Failures > _failures)
        {
            log.Warning(
                "Generation {Generation}: the fitness threw {Failures} times; the first of the run: {First}",
                report.Generation,
                run.Failures - _failures,
                run.FirstFailure!.Message);
            _failures = run.Failures;
        }

        if (report.NotFinite > 0)
        {
            log.Warning(
                "Generation {Generation}: {NotFinite} fitness values were not finite; they rank last and earn no offspring",
                report.Generation,
                report.NotFinite);
        }
    }
}
