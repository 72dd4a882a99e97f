using Evolution.Core.Evaluation;
using Evolution.Core.Genomes;
using Evolution.Core.Networks;
using Evolution.Core.Numerics;
using Evolution.Core.Tasks;

namespace Evolution.Core.Runs;

/// <summary>Puts a genome that met the task's criterion to the task's test on fresh episodes.</summary>
public sealed class ChampionTester
{
    private readonly EvolutionTask _task;
    private readonly IPopulationEvaluator _evaluator;
    private readonly NetworkBatcher _batcher;
    private readonly NetworkBatch _batch = new();
    private readonly PopulationScores _scores = new();

    /// <summary>Creates a tester.</summary>
    /// <param name="task">The task.</param>
    /// <param name="evaluator">Scores it.</param>
    /// <param name="workers">The threads to use.</param>
    public ChampionTester(EvolutionTask task, IPopulationEvaluator evaluator, WorkerPool workers)
    {
        _task = task;
        _evaluator = evaluator;
        _batcher = new NetworkBatcher(workers);
    }

    /// <summary>Returns whether a genome passes; without a test it does.</summary>
    /// <param name="population">The population.</param>
    /// <param name="genome">The genome's number.</param>
    /// <param name="plan">The plan under which it met the criterion.</param>
    public bool Passes(Population population, int genome, EvaluationPlan plan) =>
        _task.ChampionTest is not { } test || Measure(Genome.Copy(population, genome), plan, test.Episodes) >= test.Threshold;

    /// <summary>Returns a genome's fitness over fresh episodes, other than those it evolved on.</summary>
    /// <param name="genome">The genome.</param>
    /// <param name="plan">Gives seed and generation.</param>
    /// <param name="episodes">The number of episodes.</param>
    public float Measure(Genome genome, EvaluationPlan plan, int episodes)
    {
        _batcher.Build(Genome.ToPopulation(genome), _batch);
        EvaluationPlan fresh = plan with { Episodes = episodes, Purpose = RandomPurpose.TestEpisode };
        _evaluator.Evaluate(_batch, fresh, _scores);
        return _scores.Fitness[0];
    }
}
