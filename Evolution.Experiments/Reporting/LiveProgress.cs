using System.Diagnostics;
using System.Globalization;
using Evolution.Core.Runs;
using Spectre.Console;

namespace Evolution.Experiments.Reporting;

/// <summary>Shows a table that is redrawn four times a second, for terminals.</summary>
internal sealed class LiveProgress(IAnsiConsole console, StopOptions stop) : IProgressView
{
    private const double SecondsBetweenDraws = 0.25;

    private LiveDisplayContext? _display;
    private long _last;

    /// <inheritdoc/>
    public TResult Show<TResult>(string title, Func<TResult> work)
    {
        console.MarkupLineInterpolated($"[bold]{title}[/]");
        return console.Live(new Text("first generation …")).AutoClear(true).Start(display =>
        {
            _display = display;
            return work();
        });
    }

    /// <inheritdoc/>
    public void OnGeneration(EvolutionRun run, in GenerationReport report)
    {
        if (Stopwatch.GetElapsedTime(_last).TotalSeconds < SecondsBetweenDraws)
        {
            return;
        }

        _last = Stopwatch.GetTimestamp();
        var table = new Table { Border = TableBorder.Rounded };
        table.AddColumns("generation", "best", "mean", "champion", "species", "hidden", "connections", "evaluations/s", "time", "at most left");
        table.AddRow(
            Text($"{report.Generation}"),
            Text($"{report.BestFitness:G6}"),
            Text($"{report.MeanFitness:G6}"),
            Text($"{report.ChampionFitness:G6}"),
            Text($"{report.Species}"),
            Text($"{report.MeanHidden:F1}"),
            Text($"{report.MeanConnections:F1}"),
            Text($"{report.Evaluations / Math.Max(report.Seconds, 1e-9):N0}"),
            Text($"{TimeSpan.FromSeconds(report.Seconds):hh\\:mm\\:ss}"),
            Text($"{TimeSpan.FromSeconds(Math.Min(SecondsLeft(report), 3.6e6)):d\\.hh\\:mm\\:ss}"));
        _display?.UpdateTarget(new Rows(table, PhaseSplit(run.Clock)));
    }

    /// <inheritdoc/>
    public void OnRuns(in RunsReport report)
    {
        if (Stopwatch.GetElapsedTime(_last).TotalSeconds >= SecondsBetweenDraws)
        {
            _last = Stopwatch.GetTimestamp();
            _display?.UpdateTarget(new Text(report.ToString()));
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private double SecondsLeft(in GenerationReport report)
    {
        double done = report.Generation + 1;
        double left = (stop.Generations - done) * report.Seconds / done;
        if (stop.Evaluations is { } evaluations)
        {
            left = Math.Min(left, (evaluations - report.Evaluations) * report.Seconds / report.Evaluations);
        }

        return Math.Max(0, Math.Min(left, (stop.Seconds ?? double.PositiveInfinity) - report.Seconds));
    }

    private static BreakdownChart PhaseSplit(PhaseClock clock)
    {
        Color[] colours = [Color.Green, Color.Yellow, Color.Aqua, Color.Orange1, Color.Blue, Color.Purple, Color.Grey];
        var chart = new BreakdownChart().Width(72).ShowTagValues();
        foreach (Phase phase in Enum.GetValues<Phase>())
        {
            double seconds = Math.Round(clock.Seconds(phase), 2);
            if (seconds > 0)
            {
                chart.AddItem(phase.ToString().ToLowerInvariant() + " s", seconds, colours[(int)phase]);
            }
        }

        return chart;
    }
}
