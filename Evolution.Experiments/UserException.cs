namespace Evolution.Experiments;

/// <summary>A mistake of the user's, told in one message without a stack trace.</summary>
/// <param name="message">What is wrong, where, and what would be right.</param>
/// <param name="exitCode">One of <see cref="ExitCode"/>.</param>
public sealed class UserException(string message, int exitCode) : Exception(message)
{
    /// <summary>Gets the process's exit code.</summary>
    public int ExitCode { get; } = exitCode;
}
