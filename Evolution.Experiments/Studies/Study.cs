namespace Evolution.Experiments.Studies;

/// <summary>An experiment whose figures are known, or compared between presets.</summary>
/// <param name="Name">The name on the command line and of its directory.</param>
/// <param name="Title">What it is, for headings.</param>
/// <param name="Config">The config, without what presets decide.</param>
internal sealed record Study(string Name, string Title, string Config)
{
    /// <summary>Gets the values set after those of the preset: what an ablation takes away.</summary>
    public IReadOnlyList<(string Path, string Value)> Changes { get; init; } = [];

    /// <summary>Gets the number of seeds where the user names none.</summary>
    public int Seeds { get; init; } = 100;

    /// <summary>Gets the published figures; null where there are none.</summary>
    public PublishedFigures? Published { get; init; }

    /// <summary>Gets what the figures of the published parameters have to keep.</summary>
    public StudyBar Bar { get; init; } = new();

    /// <summary>Gets the name of the test that tells how far champions generalize; null where the task has none.</summary>
    public string? GeneralizationTest { get; init; }

    /// <summary>Gets the study of which this one takes something away; null for a study of its own.</summary>
    public string? AblationOf { get; init; }
}
