namespace Evolution.Core.Tasks;

/// <summary>Parameters that are each within their range, but that no task can be made of.</summary>
/// <param name="faults">The faults, at least one.</param>
public sealed class TaskParameterException(IReadOnlyList<ParameterFault> faults)
    : Exception(string.Join('\n', faults.Select(fault => $"{fault.Path}: {fault.Message}")))
{
    /// <summary>Gets the faults.</summary>
    public IReadOnlyList<ParameterFault> Faults { get; } = faults;
}
