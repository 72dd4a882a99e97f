namespace Evolution.Core.Tasks;

/// <summary>A task of episodes.</summary>
/// <typeparam name="TEnvironment">The struct that simulates.</typeparam>
/// <typeparam name="TState">Its state.</typeparam>
public sealed class EnvironmentEvolutionTask<TEnvironment, TState> : EvolutionTask
    where TEnvironment : struct, IEnvironment<TState>
    where TState : unmanaged
{
    /// <summary>Creates the task.</summary>
    /// <param name="id">Name and version, such as <c>cart-pole/1</c>.</param>
    /// <param name="environment">The simulation.</param>
    /// <param name="inputNames">A name for each observation.</param>
    /// <param name="outputNames">A name for each output.</param>
    /// <exception cref="ArgumentException">The names do not fit the environment, or it has no step.</exception>
    public EnvironmentEvolutionTask(string id, TEnvironment environment, IReadOnlyList<string> inputNames, IReadOnlyList<string> outputNames)
        : base(id, inputNames, outputNames)
    {
        if (inputNames.Count != TEnvironment.InputCount || outputNames.Count != TEnvironment.OutputCount)
        {
            throw new ArgumentException(
                $"names of inputs: {inputNames.Count}, InputCount: {TEnvironment.InputCount}; names of outputs: {outputNames.Count}, OutputCount: {TEnvironment.OutputCount}.");
        }

        if (environment.MaxSteps < 1)
        {
            throw new ArgumentException($"MaxSteps is {environment.MaxSteps}; an episode has at least 1 step.");
        }

        Environment = environment;
    }

    /// <summary>Gets the simulation.</summary>
    public TEnvironment Environment { get; }

    /// <inheritdoc/>
    public override TResult Accept<TResult>(ITaskVisitor<TResult> visitor)
    {
        ArgumentNullException.ThrowIfNull(visitor);
        return visitor.VisitEnvironment(this);
    }
}
