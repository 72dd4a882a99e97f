namespace Evolution.Core.Configuration;

/// <summary>A config that cannot be run. The message lists every fault, so that the user can mend all of them at once.</summary>
public sealed class ConfigException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="source">The name of the file, for the title line.</param>
    /// <param name="faults">The faults, at least one.</param>
    public ConfigException(string source, IReadOnlyList<ConfigFault> faults)
        : base(Compose(source, faults))
    {
        Faults = faults;
    }

    /// <summary>Gets the faults, in the order of the file where they belong to a place in it.</summary>
    public IReadOnlyList<ConfigFault> Faults { get; }

    private static string Compose(string source, IReadOnlyList<ConfigFault> faults)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(faults);
        string title = faults.Count == 1 ? $"1 fault in {source}:" : $"{faults.Count} faults in {source}:";
        return string.Join('\n', faults.Select(fault => $"  {fault}").Prepend(title));
    }
}
