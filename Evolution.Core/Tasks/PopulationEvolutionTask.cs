namespace Evolution.Core.Tasks;

/// <summary>A task whose fitness is any .NET code that sees the whole population at once: competition, tournaments, novelty. It runs on the host.</summary>
public sealed class PopulationEvolutionTask : EvolutionTask
{
    /// <summary>Creates a task.</summary>
    /// <param name="id">Name and version, such as <c>my-task/1</c>.</param>
    /// <param name="inputNames">A name for each input.</param>
    /// <param name="outputNames">A name for each output.</param>
    /// <param name="score">Scores every genome of a generation; one that it does not score ranks last. Runs side by side call it from several threads, a run from one.</param>
    public PopulationEvolutionTask(string id, IReadOnlyList<string> inputNames, IReadOnlyList<string> outputNames, Action<PopulationTrial> score)
        : base(id, inputNames, outputNames)
    {
        ArgumentNullException.ThrowIfNull(score);
        Score = score;
    }

    /// <summary>Gets the fitness.</summary>
    internal Action<PopulationTrial> Score { get; }

    /// <inheritdoc/>
    public override bool IsHostOnly => true;

    /// <inheritdoc/>
    public override TResult Accept<TResult>(ITaskVisitor<TResult> visitor)
    {
        ArgumentNullException.ThrowIfNull(visitor);
        return visitor.VisitPopulation(this);
    }
}
