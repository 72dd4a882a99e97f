using Evolution.Core.Evaluation;
using Evolution.Core.Tasks;

namespace Evolution.Gpu.Teams;

/// <summary>Creates the kernels for large networks of a task.</summary>
/// <param name="device">The device; stays the caller's to dispose.</param>
/// <param name="arithmetic">The arithmetic.</param>
internal sealed class TeamScorerFactory(GpuDevice device, ArithmeticKind arithmetic) : ITaskVisitor<TeamScorer>
{
    /// <inheritdoc/>
    public TeamScorer VisitSamples<TTask>(SampleEvolutionTask<TTask> task)
        where TTask : struct, ISampleTask =>
        new TeamSampleScorer<TTask>(task.Task, task.Table, device, arithmetic);

    /// <inheritdoc/>
    public TeamScorer VisitEnvironment<TEnvironment, TState>(EnvironmentEvolutionTask<TEnvironment, TState> task)
        where TEnvironment : struct, IEnvironment<TState>
        where TState : unmanaged =>
        new TeamEpisodeScorer<TEnvironment, TState>(task.Environment, device, arithmetic);
}
