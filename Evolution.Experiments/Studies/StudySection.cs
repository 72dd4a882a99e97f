using System.Globalization;

namespace Evolution.Experiments.Studies;

/// <summary>The figures that belong in one table: a study with its presets, or the ablations of one.</summary>
/// <param name="Name">What <c>reproduce</c> calls it.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Studies">Its studies, in order, each with the figures of its presets.</param>
internal sealed record StudySection(string Name, string Title, IReadOnlyList<(Study Study, IReadOnlyList<StudyFigures> Figures)> Studies)
{
    /// <summary>Gets what ablations are compared with; null for others, or where it was not measured.</summary>
    public (Study Study, IReadOnlyList<StudyFigures> Figures)? Whole { get; init; }

    /// <summary>Gets whether its studies take something away from another.</summary>
    public bool IsOfAblations => Studies[0].Study.AblationOf is not null;

    /// <summary>Gets the figures that its tables have, those left out of which nothing is known.</summary>
    public IReadOnlyList<FigureText> Columns =>
    [
        .. FigureText.All.Where(text => Studies.Any(one =>
            one.Figures.Any(figures => text.Measured(figures).Length > 0) || (one.Study.Published is { } published && text.Published(published).Length > 0))),
    ];

    /// <summary>Divides a report into sections.</summary>
    public static IReadOnlyList<StudySection> Of(StudyReport report)
    {
        ILookup<string, StudyFigures> figures = report.Results.ToLookup(one => one.Study);
        Study[] measured = [.. StudyCatalog.All.Where(study => figures.Contains(study.Name))];
        StudySection[] own =
        [
            .. measured.Where(study => study.AblationOf is null).Select(study => new StudySection(study.Name, study.Title, [(study, [.. figures[study.Name]])])),
        ];
        Study[] ablations = [.. measured.Where(study => study.AblationOf is not null)];
        return ablations.Length == 0 ? own : [.. own, OfAblations(ablations, figures, own)];
    }

    private static StudySection OfAblations(Study[] ablations, ILookup<string, StudyFigures> figures, StudySection[] others)
    {
        string[] presets = [.. figures[ablations[0].Name].Select(one => one.Preset)];
        (Study Study, IReadOnlyList<StudyFigures> Figures)? whole = others.FirstOrDefault(section => section.Name == ablations[0].AblationOf)?.Studies[0];
        return new StudySection(
            ablations.Length == 1 ? ablations[0].Name : "ablations",
            "Ablations of double pole balancing with velocities",
            [.. ablations.Select(study => (study, (IReadOnlyList<StudyFigures>)[.. figures[study.Name]]))])
        {
            Whole = whole is { } found ? (found.Study with { Title = "Nothing taken away" }, [.. found.Figures.Where(one => presets.Contains(one.Preset))]) : null,
        };
    }

    /// <summary>Returns what else there is to say of figures, in one line.</summary>
    public static string RemarksOn(StudyFigures figures)
    {
        if (figures.Ended == 0)
        {
            return "no run has ended";
        }

        List<string> remarks =
        [
            $"{string.Join(" and ", figures.Backends)} ({string.Join(" and ", figures.Devices)})",
            figures.Seconds is { } seconds ? string.Create(CultureInfo.InvariantCulture, $"{seconds:N1} s for all seeds") : "time unknown",
            string.Create(CultureInfo.InvariantCulture, $"population {figures.Population}, at most {figures.GenerationLimit} generations"),
        ];
        if (figures.Semantics is { } semantics)
        {
            remarks.Add($"recurrent networks, {semantics.ToString().ToLowerInvariant()}");
        }

        if (figures.Scored is { } scored)
        {
            remarks.Add(string.Create(CultureInfo.InvariantCulture, $"{scored.Mean:N0} genomes scored on average"));
        }

        if (figures.Failures > 0)
        {
            remarks.Add(string.Create(CultureInfo.InvariantCulture, $"at least {figures.MeanAtLeast:N0} evaluations on average over all runs"));
        }

        remarks.Add($"digest {figures.Digest[..12]}");
        remarks.Add($"version {figures.Version.Split('+') switch { [var number, { Length: > 12 } commit] => $"{number}+{commit[..12]}", _ => figures.Version }}");
        return string.Join("; ", remarks);
    }
}
