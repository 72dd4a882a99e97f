using System.CommandLine;
using System.Globalization;

namespace Evolution.Experiments.Commands;

/// <summary>The flags that replace values of a config: the commonest by name, any by <c>--set</c>.</summary>
internal sealed class ConfigOverrideOptions
{
    private readonly (Option<string?> Flag, string Path)[] _flags;

    private readonly Option<string[]> _set = new("--set")
    {
        Description = "path=value: sets one value of the config, such as variation.addNode=0.1. May be given several times.",
    };

    /// <summary>Makes the flags.</summary>
    /// <param name="without">Names of flags that would change nothing for the verb.</param>
    public ConfigOverrideOptions(params string[] without) => _flags = [.. All().Where(one => !without.Contains(one.Flag.Name))];

    /// <summary>Adds the flags to a verb.</summary>
    public void AddTo(Command command)
    {
        foreach ((Option<string?> flag, _) in _flags)
        {
            command.Options.Add(flag);
        }

        command.Options.Add(_set);
    }

    /// <summary>Returns the values given, <c>--set</c> first, so that a flag by name wins.</summary>
    /// <exception cref="UserException">A <c>--set</c> has no equals sign.</exception>
    public IReadOnlyList<(string Path, string Value)> Read(ParseResult result)
    {
        var overrides = new List<(string Path, string Value)>();
        foreach (string assignment in result.GetValue(_set) ?? [])
        {
            int equals = assignment.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
            {
                throw new UserException(
                    string.Create(CultureInfo.InvariantCulture, $"--set: \"{assignment}\" is not of the form path=value."),
                    ExitCode.BadInput);
            }

            overrides.Add((assignment[..equals].Trim(), assignment[(equals + 1)..].Trim()));
        }

        foreach ((Option<string?> flag, string path) in _flags)
        {
            if (result.GetValue(flag) is { } value)
            {
                overrides.Add((path, value));
            }
        }

        return overrides;
    }

    private static (Option<string?> Flag, string Path)[] All() =>
    [
        (Flag("--seed", "The seed."), "seed"),
        (Flag("--backend", "auto, cpu, cuda or opencl."), "evaluation.backend"),
        (Flag("--arithmetic", "exact or fast."), "evaluation.arithmetic"),
        (Flag("--population", "The number of genomes."), "population"),
        (Flag("--generations", "The generations at most."), "stop.generations"),
        (Flag("--threads", "The host's threads; 0 takes one for each processor."), "evaluation.threads"),
        (Flag("--output", "The run's directory."), "output.directory"),
    ];

    private static Option<string?> Flag(string name, string description) => new(name) { Description = description };
}
