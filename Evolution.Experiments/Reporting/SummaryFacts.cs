using System.Globalization;

namespace Evolution.Experiments.Reporting;

/// <summary>What there is to say of a run in a few words, for the page and for terminals.</summary>
internal static class SummaryFacts
{
    /// <summary>Returns how the run ended, on one line.</summary>
    public static string TitleOf(RunSummary summary)
    {
        return string.Create(CultureInfo.InvariantCulture, $"{summary.Task}: {summary.Outcome} after {summary.Generations:N0} generations");
    }

    /// <summary>Returns names and values.</summary>
    public static IEnumerable<(string Name, string Value)> Of(RunSummary summary) =>
        new (string Name, FormattableString Value)[]
        {
            ("champion's fitness", $"{FitnessText.Of(summary.BestFitness, "G7")}"),
            ("evaluations", $"{summary.Evaluations:N0}"),
            ("rows or control steps", $"{summary.Steps:N0}"),
            ("seconds", $"{summary.Seconds:0.###}"),
            ("champion", $"{summary.ChampionHidden} hidden nodes, {summary.ChampionConnections} connections"),
            ("networks", $"{(summary.Semantics is { } semantics ? $"recurrent, {semantics.ToString().ToLowerInvariant()}" : "feed-forward")}"),
            ("seed", $"{summary.Seed}"),
            ("ran on", $"{summary.Backend} ({summary.Device}), {summary.Arithmetic.ToString().ToLowerInvariant()} arithmetic"),
            ("digest of the champion", $"{summary.ChampionDigest[..Math.Min(16, summary.ChampionDigest.Length)]}"),
        }.Select(fact => (fact.Name, fact.Value.ToString(CultureInfo.InvariantCulture)));
}
