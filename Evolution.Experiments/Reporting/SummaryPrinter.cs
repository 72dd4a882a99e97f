using System.Globalization;
using Evolution.Core.Tasks;

namespace Evolution.Experiments.Reporting;

/// <summary>Prints how a run ended, for people.</summary>
internal static class SummaryPrinter
{
    /// <summary>Prints one run.</summary>
    public static void Print(RunSummary summary, string directory)
    {
        Write($"{summary.Task}: {summary.Outcome} after {summary.Generations} generations, {summary.Evaluations} evaluations, {summary.Seconds:F3} s");
        Write($"champion: fitness {FitnessText.Of(summary.BestFitness)}, {summary.ChampionHidden} hidden nodes, {summary.ChampionConnections} connections");
        foreach (ChampionTestResult test in summary.Tests)
        {
            Write($"test: {ToText(test)}");
        }

        if (summary.Semantics is { } semantics)
        {
            Write($"networks: recurrent, {semantics.ToString().ToLowerInvariant()}");
        }

        Write($"digests: population {summary.PopulationDigest[..16]}, champion {summary.ChampionDigest[..16]}");
        if (summary.MedianMilliseconds is { } medians)
        {
            string phases = string.Join(", ", medians.Skip(1).Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Key} {one.Value:G3}")));
            Write($"median generation: {medians["generation"]:G4} ms ({phases})");
        }

        if (summary.NotFinite > 0)
        {
            Write($"fitness values that were not finite: {summary.NotFinite}");
        }

        if (summary.Fallback is { } fallback)
        {
            Write($"{fallback.Device} failed in generation {fallback.Generation} (seed {fallback.Seed}); the cpu went on from there: {fallback.Reason}");
        }

        Write($"files: {directory}");
    }

    /// <summary>Prints several runs.</summary>
    public static void Print(RepeatSummary summary, string directory)
    {
        string interrupted = summary.Interrupted > 0 ? string.Create(CultureInfo.InvariantCulture, $", {summary.Interrupted} interrupted") : string.Empty;
        Write($"{summary.Task}: {summary.Runs} runs, {summary.Failures} failures{interrupted}");
        if (summary.MeanEvaluations is not null)
        {
            Write($"evaluations: mean {summary.MeanEvaluations:F0}, sd {summary.StandardDeviationEvaluations:F0}, median {summary.MedianEvaluations:F0}, worst {summary.WorstEvaluations:F0}");
            Write($"generations: mean {summary.MeanGenerations:F1}, worst {summary.WorstGenerations:F0}");
            Write($"champions: {summary.MeanHidden:F2} hidden nodes, {summary.MeanConnections:F2} connections on average");
        }

        Write($"wall time of all runs: {summary.Seconds:F2} s");

        Write($"files: {directory}");
    }

    /// <summary>Returns a test's result on one line.</summary>
    public static string ToText(ChampionTestResult test)
    {
        string verdict = test.Threshold is { } threshold
            ? string.Create(CultureInfo.InvariantCulture, $" ({(test.Passed ? "passed at" : "failed, needs")} {threshold:G9})")
            : string.Empty;
        return string.Create(CultureInfo.InvariantCulture, $"{test.Name}: {FitnessText.Of(test.Fitness)}{verdict}");
    }

    private static void Write(FormattableString line) => Console.Out.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
