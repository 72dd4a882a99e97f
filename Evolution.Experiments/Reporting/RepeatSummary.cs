using Evolution.Core.Runs;
using MathNet.Numerics.Statistics;

namespace Evolution.Experiments.Reporting;

/// <summary>The content of <c>summary.json</c> for several seeds. Means are over the solved runs; all are null where none was solved.</summary>
public sealed record RepeatSummary
{
    /// <summary>Gets the task's id.</summary>
    public required string Task { get; init; }

    /// <summary>Gets the number of runs.</summary>
    public required int Runs { get; init; }

    /// <summary>Gets the first seed; the others follow it.</summary>
    public required ulong FirstSeed { get; init; }

    /// <summary>Gets how many runs ended without solving the task, though they were to (<c>stop.whenSolved</c>), or reaching the fitness asked for.</summary>
    public required int Failures { get; init; }

    /// <summary>Gets how many runs the user stopped before their end.</summary>
    public int Interrupted { get; init; }

    /// <summary>Gets the mean number of evaluations.</summary>
    public double? MeanEvaluations { get; init; }

    /// <summary>Gets their sample standard deviation; null below two solved runs.</summary>
    public double? StandardDeviationEvaluations { get; init; }

    /// <summary>Gets their median.</summary>
    public double? MedianEvaluations { get; init; }

    /// <summary>Gets the most evaluations.</summary>
    public double? WorstEvaluations { get; init; }

    /// <summary>Gets the mean number of generations.</summary>
    public double? MeanGenerations { get; init; }

    /// <summary>Gets the most generations.</summary>
    public double? WorstGenerations { get; init; }

    /// <summary>Gets the champions' mean number of hidden nodes.</summary>
    public double? MeanHidden { get; init; }

    /// <summary>Gets the champions' mean number of enabled connections.</summary>
    public double? MeanConnections { get; init; }

    /// <summary>Gets the median of the seconds from the start of a run to its end, beside the runs that share its evaluations.</summary>
    public double? MedianSeconds { get; init; }

    /// <summary>Gets the wall time of all runs together in seconds.</summary>
    public required double Seconds { get; init; }

    /// <summary>Gets the runs, by seed.</summary>
    public required IReadOnlyList<RunSummary> All { get; init; }

    /// <summary>Sums up runs.</summary>
    public static RepeatSummary Of(IReadOnlyList<RunSummary> runs, double seconds)
    {
        RunSummary[] solved = [.. runs.Where(run => run.Solved)];
        double[] evaluations = [.. solved.Select(run => (double)run.Evaluations)];
        double[] generations = [.. solved.Select(run => (double)run.Generations)];
        bool any = solved.Length > 0;
        return new RepeatSummary
        {
            Task = runs[0].Task,
            Runs = runs.Count,
            FirstSeed = runs[0].Seed,
            Failures = runs.Count(run => run.WhenSolved && run.StopReason is not (StopReason.Solved or StopReason.Fitness or StopReason.Interrupted)),
            Interrupted = runs.Count(run => run.StopReason == StopReason.Interrupted),
            MeanEvaluations = any ? evaluations.Mean() : null,
            StandardDeviationEvaluations = solved.Length > 1 ? evaluations.StandardDeviation() : null,
            MedianEvaluations = any ? evaluations.Median() : null,
            WorstEvaluations = any ? evaluations.Max() : null,
            MeanGenerations = any ? generations.Mean() : null,
            WorstGenerations = any ? generations.Max() : null,
            MeanHidden = any ? solved.Average(run => run.ChampionHidden) : null,
            MeanConnections = any ? solved.Average(run => run.ChampionConnections) : null,
            MedianSeconds = any ? solved.Select(run => run.Seconds).Median() : null,
            Seconds = seconds,
            All = runs,
        };
    }
}
