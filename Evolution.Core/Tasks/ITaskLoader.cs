namespace Evolution.Core.Tasks;

/// <summary>Makes tasks of code that configs name.</summary>
public interface ITaskLoader
{
    /// <summary>Returns the task that code describes, and runs nothing of the code but what that takes.</summary>
    /// <param name="code">Where the code is.</param>
    /// <returns>The task, and the code with the digest of its present content.</returns>
    /// <exception cref="TaskCodeException">The code is missing, not trusted, not as it was, or does not compile.</exception>
    LoadedTask Load(TaskCode code);
}
