using Evolution.Core.Networks;
using Evolution.Core.Numerics;
using Evolution.Core.Tasks;

namespace Evolution.Core.Evaluation;

/// <summary>Scores a population on the host, networks over threads, with the activator it is given.</summary>
public abstract class HostEvaluator : IPopulationEvaluator
{
    private const int MostNetworksAtOnce = 32;

    /// <summary>Work below this many multiplications is done faster than another thread wakes up.</summary>
    private const long LeastWorkForThreads = 20_000;

    private readonly WorkerPool _workers;
    private readonly PopulationScorer _scorer;

    /// <summary>Creates an evaluator.</summary>
    private protected HostEvaluator(EvolutionTask task, NetworkActivator activator, WorkerPool workers)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(workers);
        _workers = workers;
        _scorer = task.Accept(new ScorerFactory(activator, workers.Workers));
        Device = $"{activator.Name}, {workers.Workers} threads";
    }

    /// <inheritdoc/>
    public string Backend => "cpu";

    /// <inheritdoc/>
    public string Device { get; }

    /// <inheritdoc/>
    public void Evaluate(NetworkBatch batch, in EvaluationPlan plan, PopulationScores scores)
    {
        ArgumentNullException.ThrowIfNull(batch);
        ArgumentNullException.ThrowIfNull(scores);
        scores.Begin(batch.GenomeCount, batch.RunCount);
        _scorer.Begin(batch, plan, scores);
        bool isSmall = (batch.EdgeCount + (long)batch.NodeCount) * _scorer.MostActivations < LeastWorkForThreads;
        int items = _scorer.JobItems;
        int grain = isSmall || _scorer.IsSequential ? items : Math.Clamp(items / (_workers.Workers * 8), 1, MostNetworksAtOnce);
        _workers.Run(_scorer, items, grain);
    }

    /// <inheritdoc/>
    public void Dispose() => GC.SuppressFinalize(this);

    private sealed class ScorerFactory(NetworkActivator activator, int workers) : ITaskVisitor<PopulationScorer>
    {
        public PopulationScorer VisitSamples<TTask>(SampleEvolutionTask<TTask> task)
            where TTask : struct, ISampleTask =>
            new SampleScorer<TTask>(task.Task, task.Table, activator, workers);

        public PopulationScorer VisitEnvironment<TEnvironment, TState>(EnvironmentEvolutionTask<TEnvironment, TState> task)
            where TEnvironment : struct, IEnvironment<TState>
            where TState : unmanaged =>
            new EpisodeScorer<TEnvironment, TState>(task.Environment, activator, workers);

        public PopulationScorer VisitHost(HostEvolutionTask task) => new HostScorer(task, OneLane, workers);

        public PopulationScorer VisitPopulation(PopulationEvolutionTask task) => new WholePopulationScorer(task, OneLane, workers);

        /// <summary>Code of a user's asks for one activation at a time, for which wide registers would compute lanes in vain.</summary>
        private NetworkActivator OneLane => activator.LaneWidth == 1 ? activator : new SimdActivator<Float1>();
    }
}
