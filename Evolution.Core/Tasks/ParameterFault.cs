namespace Evolution.Core.Tasks;

/// <summary>One thing that is wrong with a task's parameters.</summary>
/// <param name="Path">The parameter as configs spell it, such as <c>file</c> or <c>inputs[2]</c>.</param>
/// <param name="Message">What is wrong, on one line.</param>
public sealed record ParameterFault(string Path, string Message);
