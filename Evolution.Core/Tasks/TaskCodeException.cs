namespace Evolution.Core.Tasks;

/// <summary>Code that no task can be made of.</summary>
/// <param name="faults">What is wrong, at least one: the key within the config's <c>task</c>, such as <c>source</c>, and the complaint.</param>
public sealed class TaskCodeException(IReadOnlyList<ParameterFault> faults)
    : Exception(string.Join('\n', faults.Select(fault => $"{fault.Path}: {fault.Message}")))
{
    /// <summary>Gets the faults.</summary>
    public IReadOnlyList<ParameterFault> Faults { get; } = faults;
}
