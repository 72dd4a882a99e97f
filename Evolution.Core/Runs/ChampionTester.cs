using Evolution.Core.Evaluation;
using Evolution.Core.Genomes;
using Evolution.Core.Networks;
using Evolution.Core.Numerics;
using Evolution.Core.Tasks;

namespace Evolution.Core.Runs;

/// <summary>Puts a genome to the tests of a task.</summary>
public sealed class ChampionTester
{
    private readonly EvolutionTask _task;
    private readonly IPopulationEvaluator[] _evaluators;
    private readonly NetworkBatcher _batcher;
    private readonly NetworkBatch _batch = new();
    private readonly PopulationScores _scores = new();

    /// <summary>Creates a tester.</summary>
    /// <param name="task">The task.</param>
    /// <param name="workers">The threads to use; stays the caller's to dispose.</param>
    public ChampionTester(EvolutionTask task, WorkerPool workers)
    {
        ArgumentNullException.ThrowIfNull(task);
        _task = task;

        // One network is little work, and exact arithmetic gives the host the bits of any device.
        _evaluators = [.. task.ChampionTests.Select(test => new SimdEvaluator(test.Task ?? task, workers))];
        _batcher = new NetworkBatcher(workers);
    }

    /// <summary>Returns whether a genome passes every test; the first failure ends them.</summary>
    /// <param name="population">The population.</param>
    /// <param name="genome">The genome's number.</param>
    /// <param name="plan">The plan under which it was scored.</param>
    public bool Passes(Population population, int genome, EvaluationPlan plan) =>
        _evaluators.Length == 0 || Run(Genome.Copy(population, genome), plan).All(result => result.Passed);

    /// <summary>Runs the tests one after the other, each when its result is asked for.</summary>
    /// <param name="genome">The genome.</param>
    /// <param name="plan">Gives seed and generation.</param>
    /// <exception cref="FitnessException">The task's own code threw.</exception>
    public IEnumerable<ChampionTestResult> Run(Genome genome, EvaluationPlan plan)
    {
        for (int i = 0; i < _evaluators.Length; i++)
        {
            ChampionTest test = _task.ChampionTests[i];
            _batcher.Build(Genome.ToPopulation(genome), _batch);
            EvaluationPlan fresh = plan with { Episodes = test.Episodes, Purpose = RandomPurpose.TestEpisode };
            _evaluators[i].Evaluate(_batch, fresh, _scores);
            if (_scores.Failures.Count > 0)
            {
                throw new FitnessException(_task.Id, new Champion(genome, float.NaN, fresh, 0), fresh, _scores.Failures[0].Exception);
            }

            float fitness = _scores.Fitness[0];
            yield return new ChampionTestResult(
                test.Name, test.Episodes, float.IsFinite(fitness) ? fitness : null, test.Threshold, test.Passes(fitness));
        }
    }
}
