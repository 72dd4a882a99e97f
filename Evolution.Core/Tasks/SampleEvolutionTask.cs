namespace Evolution.Core.Tasks;

/// <summary>A task of rows.</summary>
/// <typeparam name="TTask">The struct that scores a row.</typeparam>
public sealed class SampleEvolutionTask<TTask> : EvolutionTask
    where TTask : struct, ISampleTask
{
    /// <summary>Creates the task.</summary>
    /// <param name="id">Name and version, such as <c>xor/1</c>.</param>
    /// <param name="task">The scoring code.</param>
    /// <param name="table">The rows; each row's targets are compared with as many outputs.</param>
    /// <param name="inputNames">A name for each input.</param>
    /// <param name="outputNames">A name for each output.</param>
    /// <exception cref="ArgumentException">The names do not fit the table.</exception>
    public SampleEvolutionTask(string id, TTask task, SampleTable table, IReadOnlyList<string> inputNames, IReadOnlyList<string> outputNames)
        : base(id, inputNames, outputNames)
    {
        ArgumentNullException.ThrowIfNull(table);
        if (inputNames.Count != table.InputCount || outputNames.Count != table.TargetCount)
        {
            throw new ArgumentException(
                $"names of inputs: {inputNames.Count}, inputs a row: {table.InputCount}; names of outputs: {outputNames.Count}, targets a row: {table.TargetCount}.");
        }

        Task = task;
        Table = table;
    }

    /// <summary>Gets the scoring code.</summary>
    public TTask Task { get; }

    /// <summary>Gets the rows.</summary>
    public SampleTable Table { get; }

    /// <inheritdoc/>
    public override TResult Accept<TResult>(ITaskVisitor<TResult> visitor)
    {
        ArgumentNullException.ThrowIfNull(visitor);
        return visitor.VisitSamples(this);
    }
}
