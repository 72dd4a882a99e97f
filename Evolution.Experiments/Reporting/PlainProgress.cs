using System.Diagnostics;
using System.Globalization;
using Evolution.Core.Runs;

namespace Evolution.Experiments.Reporting;

/// <summary>Shows a line now and then, for pipes and logs: at most one a second.</summary>
internal sealed class PlainProgress(TextWriter output) : IProgressView
{
    private long _last;

    /// <inheritdoc/>
    public TResult Show<TResult>(string title, Func<TResult> work)
    {
        output.WriteLine(title);
        return work();
    }

    /// <inheritdoc/>
    public void OnGeneration(EvolutionRun run, in GenerationReport report)
    {
        if (IsDue())
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"generation {report.Generation}: best {report.BestFitness:G6}, mean {report.MeanFitness:G6}, {report.Species} species, {report.MeanConnections:F1} connections, {report.Evaluations} evaluations, {report.Seconds:F1} s"));
        }
    }

    /// <inheritdoc/>
    public void OnRuns(in RunsReport report)
    {
        if (IsDue())
        {
            output.WriteLine(report);
        }
    }

    private bool IsDue()
    {
        if (Stopwatch.GetElapsedTime(_last).TotalSeconds < 1)
        {
            return false;
        }

        _last = Stopwatch.GetTimestamp();
        return true;
    }
}
