using Evolution.Core.Runs;

namespace Evolution.Experiments.Reporting;

/// <summary>Shows nothing, for <c>--quiet</c>.</summary>
internal sealed class SilentProgress : IProgressView
{
    /// <inheritdoc/>
    public TResult Show<TResult>(string title, Func<TResult> work) => work();

    /// <inheritdoc/>
    public void OnGeneration(EvolutionRun run, in GenerationReport report)
    {
    }

    /// <inheritdoc/>
    public void OnRuns(in RunsReport report)
    {
    }
}
