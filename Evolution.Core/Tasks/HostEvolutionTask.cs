namespace Evolution.Core.Tasks;

/// <summary>
/// A task whose fitness is any .NET code over an activated network. It runs on the host, for several networks at once;
/// with <c>evaluation.episodes</c> above 1 the fitness is the mean of so many calls, and the task is solved when each call says so.
/// </summary>
public sealed class HostEvolutionTask : EvolutionTask
{
    /// <summary>Creates a task.</summary>
    /// <param name="id">Name and version, such as <c>my-task/1</c>.</param>
    /// <param name="inputNames">A name for each input.</param>
    /// <param name="outputNames">A name for each output.</param>
    /// <param name="score">Scores one episode of one network. Called from several threads unless <see cref="IsThreadSafe"/> is false.</param>
    public HostEvolutionTask(string id, IReadOnlyList<string> inputNames, IReadOnlyList<string> outputNames, Func<HostTrial, TaskScore> score)
        : base(id, inputNames, outputNames)
    {
        ArgumentNullException.ThrowIfNull(score);
        Score = score;
    }

    /// <summary>Creates a task whose fitness waits for something, such as another process.</summary>
    /// <param name="id">Name and version, such as <c>my-task/1</c>.</param>
    /// <param name="inputNames">A name for each input.</param>
    /// <param name="outputNames">A name for each output.</param>
    /// <param name="score">Scores one episode of one network; each thread waits for <see cref="MostAtOnce"/> of them together.</param>
    public HostEvolutionTask(string id, IReadOnlyList<string> inputNames, IReadOnlyList<string> outputNames, Func<HostTrial, Task<TaskScore>> score)
        : base(id, inputNames, outputNames)
    {
        ArgumentNullException.ThrowIfNull(score);
        ScoreAsync = score;
    }

    /// <summary>Gets whether the fitness may be called from several threads at once; default true. If not, one thread calls it, a call after the other.</summary>
    public bool IsThreadSafe { get; init; } = true;

    /// <summary>Gets the asynchronous calls that each thread waits for together, at least 1; default 16.</summary>
    public int MostAtOnce { get; init; } = 16;

    /// <summary>Gets what happens when the fitness throws; default <see cref="HostFailurePolicy.Stop"/>.</summary>
    public HostFailurePolicy OnFailure { get; init; }

    /// <summary>Gets the fitness; null where it is asynchronous.</summary>
    internal Func<HostTrial, TaskScore>? Score { get; }

    /// <summary>Gets the asynchronous fitness, or null.</summary>
    internal Func<HostTrial, Task<TaskScore>>? ScoreAsync { get; }

    /// <inheritdoc/>
    public override bool IsHostOnly => true;

    /// <inheritdoc/>
    public override TResult Accept<TResult>(ITaskVisitor<TResult> visitor)
    {
        ArgumentNullException.ThrowIfNull(visitor);
        return visitor.VisitHost(this);
    }
}
