namespace Evolution.Core.Tasks;

/// <summary>Receives a task with its type parameters closed.</summary>
/// <typeparam name="TResult">What the visitor makes of it, usually an evaluator.</typeparam>
public interface ITaskVisitor<TResult>
{
    /// <summary>Visits a task of rows.</summary>
    TResult VisitSamples<TTask>(SampleEvolutionTask<TTask> task)
        where TTask : struct, ISampleTask;

    /// <summary>Visits a task of episodes.</summary>
    TResult VisitEnvironment<TEnvironment, TState>(EnvironmentEvolutionTask<TEnvironment, TState> task)
        where TEnvironment : struct, IEnvironment<TState>
        where TState : unmanaged;

    /// <summary>Visits a task that scores one network by any code; refused unless the visitor knows such tasks.</summary>
    /// <exception cref="NotSupportedException">It does not.</exception>
    TResult VisitHost(HostEvolutionTask task) => throw new NotSupportedException("This needs a task of rows or episodes.");

    /// <summary>Visits a task that scores a population as a whole; refused unless the visitor knows such tasks.</summary>
    /// <exception cref="NotSupportedException">It does not.</exception>
    TResult VisitPopulation(PopulationEvolutionTask task) => throw new NotSupportedException("This needs a task of rows or episodes.");
}
