using Evolution.Core.Tasks;

namespace Evolution.Core.Configuration;

/// <summary>Reads configs: JSON with comments, and nothing in it that is unknown, doubled, null, of the wrong type or out of range.</summary>
public static class ConfigReader
{
    /// <summary>Reads a config.</summary>
    /// <param name="json">The text of the file.</param>
    /// <param name="source">The name of the file, for the title of a complaint.</param>
    /// <param name="catalog">The tasks that the config can name.</param>
    /// <param name="overrides">
    /// Values that replace or add to the file's, in order: a path such as <c>variation.addNode</c> and its value, JSON where it is JSON, else a string.
    /// </param>
    /// <param name="loader">Makes tasks of code that the config names; null refuses such configs.</param>
    /// <exception cref="ConfigException">Something is wrong; the exception lists everything that is, or the place where the text stops being JSON.</exception>
    public static RunConfig Read(string json, string source, IReadOnlyList<TaskDescriptor> catalog, IReadOnlyList<(string Path, string Value)> overrides, ITaskLoader? loader = null)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(overrides);
        var faults = new FaultList();
        var config = new RunConfig();
        if (ConfigParser.ParseFile(json, faults) is { } root)
        {
            ConfigOverrides.Apply(root, overrides, faults);
            ApplyPreset(root, config, catalog, source, loader);
            new OptionsBinder(catalog, faults, source, loader).Bind(root, config, string.Empty);
            config.Task.Source = source;
            ReadStart(root, config, faults);
            foreach (ConfigFault fault in ConfigCheck.FindFaults(config, faults))
            {
                faults.Add(fault.Path, fault.Message, root.Find(fault.Path) is { FromOverride: true });
            }
        }

        return faults.Faults.Count == 0 ? config : throw new ConfigException(source, faults.Faults);
    }

    private static void ReadStart(ConfigNode root, RunConfig config, FaultList faults)
    {
        const string Key = "start";
        if (config.Start is not { } path || faults.Concerns(Key) || faults.Concerns("task") || faults.Concerns("network"))
        {
            return;
        }

        config.StartChampion = StartChampion.Read(config, path, out string fault);
        if (config.StartChampion is null)
        {
            faults.Add(Key, fault, root.Find(Key) is { FromOverride: true });
        }
    }

    /// <summary>Binds the config for the sake of its preset and task alone: faults are found when it is bound again.</summary>
    private static void ApplyPreset(ConfigNode root, RunConfig config, IReadOnlyList<TaskDescriptor> catalog, string source, ITaskLoader? loader)
    {
        var named = new RunConfig();
        new OptionsBinder(catalog, new FaultList(), source, loader).Bind(root, named, string.Empty);
        Presets.Apply(config, named.Preset, named.Task.Descriptor?.Name);
    }
}
