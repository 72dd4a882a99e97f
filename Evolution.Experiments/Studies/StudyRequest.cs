using System.Globalization;
using System.Text;

namespace Evolution.Experiments.Studies;

/// <summary>What the user asks <c>reproduce</c> for.</summary>
/// <param name="Name">The study, or the name of several.</param>
/// <param name="Presets">The presets' names, at least one.</param>
/// <param name="Seeds">The number of seeds; null for each study's own.</param>
/// <param name="Overrides">Values of the config that the user sets, by their options.</param>
internal sealed record StudyRequest(
    string Name, IReadOnlyList<string> Presets, int? Seeds, IReadOnlyList<(string Option, string Path, string Value)> Overrides)
{
    /// <summary>Gets the command line, without what decides only where and how fast.</summary>
    public string Command => CommandFor(Name);

    /// <summary>Gets the values that the user sets, by their paths.</summary>
    public IReadOnlyList<(string Path, string Value)> Values => [.. Overrides.Select(one => (one.Path, one.Value))];

    /// <summary>Returns the command line for a part of what is asked for.</summary>
    /// <param name="name">The study, or the name of several.</param>
    public string CommandFor(string name)
    {
        var line = new StringBuilder("evolution reproduce ").Append(name);
        foreach (string preset in Presets)
        {
            line.Append(" --preset ").Append(preset);
        }

        if (Seeds is { } seeds)
        {
            line.Append(CultureInfo.InvariantCulture, $" --seeds {seeds}");
        }

        foreach ((string option, _, string value) in Overrides.Where(one => !one.Path.StartsWith("evaluation.", StringComparison.Ordinal)))
        {
            line.Append(' ').Append(option).Append(' ').Append(value);
        }

        return line.ToString();
    }

    /// <summary>Returns the studies with the presets that they are measured with: an ablation with the first.</summary>
    /// <param name="tasks">The tasks of the program.</param>
    /// <exception cref="UserException">There is no study of the name.</exception>
    /// <exception cref="Evolution.Core.Configuration.ConfigException">A value is not allowed.</exception>
    public IReadOnlyList<StudyCase> ToCases(TaskLibrary tasks) =>
    [
        .. from study in StudyCatalog.Find(Name)
           from preset in study.AblationOf is null ? Presets : Presets.Take(1)
           select StudyCase.Create(study, preset, tasks, Values, Seeds),
    ];
}
