using System.Globalization;

namespace Evolution.Experiments.Studies;

/// <summary>A figure of a study in words, measured and published, for tables.</summary>
/// <param name="Title">What it is.</param>
/// <param name="Measured">Returns it of what was measured.</param>
/// <param name="Published">Returns it of what was published.</param>
internal sealed record FigureText(string Title, Func<StudyFigures, string> Measured, Func<PublishedFigures, string> Published)
{
    /// <summary>Gets the figures of every study, in their order.</summary>
    public static IReadOnlyList<FigureText> All { get; } =
    [
        new("seeds", one => one.Ended == one.Seeds ? Whole(one.Seeds) : $"{Whole(one.Ended)} of {Whole(one.Seeds)}", one => Whole(one.Runs)),
        new("evaluations", one => Spread(one.Evaluations, "N0"), one => Spread(one.MeanEvaluations, one.StandardDeviationEvaluations, "N0")),
        new("95 % of the mean", one => Interval(one.Evaluations), _ => string.Empty),
        new("median", one => Number(one.Evaluations?.Median, "N0"), _ => string.Empty),
        new("worst", one => Number(one.Evaluations?.Maximum, "N0"), one => Number(one.WorstEvaluations, "N0")),
        new("failures", one => Whole(one.Failures), one => one.FailureShare is { } share ? (share * 100).ToString("0 '%'", CultureInfo.InvariantCulture) : string.Empty),
        new("hidden nodes", one => Spread(one.Hidden, "0.00"), one => Spread(one.MeanHidden, one.StandardDeviationHidden, "0.00")),
        new("connections", one => Spread(one.Connections, "0.00"), one => Number(one.MeanConnections, "0.00")),
        new("generalization, least", Generalization, one => Number(one.MeanGeneralization, "0")),
    ];

    /// <summary>Returns a figure's text with its mean and deviation.</summary>
    private static string Spread(Sample? sample, string format) =>
        sample is null ? "none" : Spread(sample.Mean, sample.StandardDeviation, format);

    private static string Spread(double? mean, double? deviation, string format) =>
        deviation is null ? Number(mean, format) : $"{Number(mean, format)} ± {Number(deviation, format)}";

    /// <summary>Few runs that differ much have an interval that reaches below what can be.</summary>
    private static string Interval(Sample? sample) =>
        sample?.ConfidenceLow is { } low ? $"{Number(Math.Max(0, low), "N0")} to {Number(sample.ConfidenceHigh, "N0")}" : string.Empty;

    private static string Generalization(StudyFigures figures) =>
        figures.Generalization is { } sample ? $"{Number(sample.Mean, "0.0")}, {Number(sample.Minimum, "0")}" : string.Empty;

    private static string Whole(int? value) => value?.ToString(CultureInfo.InvariantCulture) ?? string.Empty;

    private static string Number(double? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture) ?? string.Empty;
}
