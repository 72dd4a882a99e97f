using Evolution.Core.Tasks;

namespace Evolution.Experiments;

/// <summary>Estimates what one generation of a task costs: the connections computed by networks without hidden nodes.</summary>
/// <param name="episodes">Episodes a genome.</param>
internal sealed class WorkEstimate(int episodes) : ITaskVisitor<double>
{
    /// <summary>Returns the connections that one network computes at most.</summary>
    public static double OfNetwork(EvolutionTask task, int episodes) =>
        (double)task.InputNames.Count * task.OutputNames.Count * task.Accept(new WorkEstimate(episodes));

    /// <inheritdoc/>
    public double VisitSamples<TTask>(SampleEvolutionTask<TTask> task)
        where TTask : struct, ISampleTask => task.Table.RowCount;

    /// <inheritdoc/>
    public double VisitEnvironment<TEnvironment, TState>(EnvironmentEvolutionTask<TEnvironment, TState> task)
        where TEnvironment : struct, IEnvironment<TState>
        where TState : unmanaged => (double)task.Environment.MaxSteps * episodes;

    /// <inheritdoc/>
    public double VisitHost(HostEvolutionTask task) => episodes;

    /// <inheritdoc/>
    public double VisitPopulation(PopulationEvolutionTask task) => 1;
}
