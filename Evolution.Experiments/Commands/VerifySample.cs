using Evolution.Core.Evaluation;
using Evolution.Core.Genomes;
using Evolution.Core.Networks;
using Evolution.Core.Numerics;
using Evolution.Core.Runs;
using Evolution.Core.Tasks;

namespace Evolution.Experiments.Commands;

/// <summary>A population to be scored by several evaluators.</summary>
internal sealed class VerifySample
{
    private readonly NetworkBatch _batch = new();
    private readonly PopulationScores _scores = new();

    /// <summary>Flattens a population.</summary>
    public VerifySample(Population population, EvaluationPlan plan, WorkerPool workers)
    {
        Population = population;
        Plan = plan;
        new NetworkBatcher(workers).Build(population, _batch);
    }

    /// <summary>Gets the genomes.</summary>
    public Population Population { get; }

    /// <summary>Gets the episodes and seeds.</summary>
    public EvaluationPlan Plan { get; }

    /// <summary>Mutates a first population for some generations, structure far oftener than a run would, and scores nothing.</summary>
    public static VerifySample Evolve(RunSetup setup, EvolutionTask task, WorkerPool workers, int networks, int generations)
    {
        setup = setup with { Population = networks };
        setup.Variation.AddNode = 0.3f;
        setup.Variation.AddConnection = 0.5f;
        NetworkShape shape = setup.Network.ShapeFor(task.InputNames.Count, task.OutputNames.Count);
        var evolver = new Evolver(setup, shape, workers);
        var clock = new PhaseClock();
        float[] fitness = new float[networks];
        for (int generation = 0; generation < generations; generation++)
        {
            evolver.Rank(fitness);
            evolver.Advance(clock);
        }

        var plan = new EvaluationPlan(setup.Seed, evolver.Generation, setup.Evaluation.Episodes, setup.Evaluation.EpisodeSeeds);
        return new VerifySample(evolver.Population, plan, workers);
    }

    /// <summary>Returns the bits of each genome's fitness.</summary>
    /// <exception cref="UserException">The task's code threw.</exception>
    public uint[] Fitness(IPopulationEvaluator evaluator)
    {
        evaluator.Evaluate(_batch, Plan, _scores);
        if (_scores.Failures.Count > 0)
        {
            throw new UserException($"The task's code throws {FitnessException.Describe(_scores.Failures[0].Exception)}", ExitCode.BadInput);
        }

        return [.. _scores.Fitness.ToArray().Select(BitConverter.SingleToUInt32Bits)];
    }
}
