namespace Evolution.Core.Configuration;

/// <summary>The faults found so far.</summary>
internal sealed class FaultList
{
    private readonly List<ConfigFault> _faults = [];

    /// <summary>Gets the faults.</summary>
    public IReadOnlyList<ConfigFault> Faults => _faults;

    /// <summary>Adds a fault.</summary>
    /// <param name="path">Where it lies.</param>
    /// <param name="message">What is wrong.</param>
    /// <param name="fromOverride">Whether the command line caused it, which the message then says.</param>
    public void Add(string path, string message, bool fromOverride = false) =>
        _faults.Add(new ConfigFault(path, fromOverride ? $"{message} (from the command line)" : message));

    /// <summary>Returns whether the value at a path, a part of it or a whole that holds it is faulty.</summary>
    public bool Concerns(string path) => _faults.Exists(fault =>
        fault.Path == path || fault.Path.StartsWith(path + ".", StringComparison.Ordinal) ||
        fault.Path.StartsWith(path + "[", StringComparison.Ordinal) || path.StartsWith(fault.Path + ".", StringComparison.Ordinal));
}
