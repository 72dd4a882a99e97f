using Evolution.Core.Evaluation;
using Evolution.Core.Genomes;
using Evolution.Core.Networks;
using Evolution.Core.Numerics;
using Evolution.Core.Tasks;

namespace Evolution.Tests.Support;

/// <summary>Evaluates genomes and returns bits.</summary>
internal static class Evaluations
{
    /// <summary>Gets the activators under test, by name.</summary>
    public static readonly string[] Activators = ["simd1", "simd4", "simd8", "simd16"];

    /// <summary>Returns the plan that tests use.</summary>
    public static EvaluationPlan Plan(int episodes = 5, EpisodeSeedKind seeds = EpisodeSeedKind.Genome) => new(Seed: 99, Generation: 4, episodes, seeds);

    /// <summary>Creates an activator by name.</summary>
    public static NetworkActivator Activator(string name) => name switch
    {
        "simd1" => new SimdActivator<Float1>(),
        "simd4" => new SimdActivator<Float4>(),
        "simd8" => new SimdActivator<Float8>(),
        "simd16" => new SimdActivator<Float16>(),
        _ => new ReferenceActivator(),
    };

    /// <summary>Returns fitness bits and solved flags by genome, and the steps, of the oracle.</summary>
    public static (uint[] Fitness, bool[] Solved, long Steps) Reference(EvolutionTask task, NetworkBatch batch, EvaluationPlan plan)
    {
        using var workers = new WorkerPool(1);
        using var evaluator = new ReferenceEvaluator(task, workers);
        return Run(evaluator, batch, plan);
    }

    /// <summary>Returns the same of the vector evaluator.</summary>
    public static (uint[] Fitness, bool[] Solved, long Steps) Simd(
        EvolutionTask task, NetworkBatch batch, EvaluationPlan plan, string activator, int threads)
    {
        using var workers = new WorkerPool(threads);
        using var evaluator = new SimdEvaluator(task, Activator(activator), workers);
        return Run(evaluator, batch, plan);
    }

    /// <summary>Evaluates a batch.</summary>
    public static (uint[] Fitness, bool[] Solved, long Steps) Run(IPopulationEvaluator evaluator, NetworkBatch batch, EvaluationPlan plan)
    {
        var scores = new PopulationScores();
        evaluator.Evaluate(batch, plan, scores);
        return ([.. scores.Fitness.ToArray().Select(BitConverter.SingleToUInt32Bits)], scores.Solved.ToArray(), scores.Steps);
    }

    /// <summary>Returns a genome for every pair of an activation and an aggregation, each with two hidden nodes of them.</summary>
    public static Genome[] EveryFunction() =>
        [.. from activation in Enum.GetValues<ActivationKind>()
            from aggregation in Enum.GetValues<AggregationKind>()
            select WithFunctions(activation, aggregation)];

    private static Genome WithFunctions(ActivationKind activation, AggregationKind aggregation)
    {
        NetworkShape shape = RandomGenomes.Shape;
        (int bias, int first, int second, int hidden) = (shape.TaskInputs, shape.Inputs, shape.Inputs + 1, shape.FirstHidden);
        return new GenomeBuilder(shape.TaskInputs, shape.Outputs, shape.HasBiasInput)
            .Node(hidden, activation, aggregation, 0.25f)
            .Node(hidden + 1, activation, aggregation, -0.5f)
            .Edge(0, hidden, 1.5f).Edge(1, hidden, -0.75f).Edge(2, hidden, 0.3f).Edge(bias, hidden + 1, 0.9f)
            .Edge(hidden, hidden + 1, 1.1f).Edge(1, hidden + 1, -1.3f).Edge(hidden, first, 0.7f).Edge(hidden + 1, second, -0.6f)
            .Build();
    }
}
