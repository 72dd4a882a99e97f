namespace Evolution.Core.Runs;

/// <summary>Is told of every generation: progress, logs, files.</summary>
public interface IRunObserver
{
    /// <summary>Called after a generation was evaluated.</summary>
    /// <param name="run">The run, to be read only.</param>
    /// <param name="report">The generation.</param>
    void OnGeneration(EvolutionRun run, in GenerationReport report);
}
