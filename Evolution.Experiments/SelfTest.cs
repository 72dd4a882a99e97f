using Evolution.Core.Evaluation;
using Evolution.Core.Genomes;
using Evolution.Core.Networks;
using Evolution.Core.Numerics;
using Evolution.Core.Tasks;
using Evolution.Experiments.Benchmarks;
using Evolution.Experiments.Tasks;
using Evolution.Gpu;

namespace Evolution.Experiments;

/// <summary>Plays a few episodes on a device and compares bits with the host's.</summary>
internal static class SelfTest
{
    /// <summary>Runs the test on the first device of a backend.</summary>
    /// <returns>The verdict in a few words.</returns>
    public static string Run(string backend)
    {
        try
        {
            using var workers = new WorkerPool(1);
            EvolutionTask task = CartPole.Descriptor.Create(new NoParameters());
            Population population = new SyntheticNetworks(Networks: 100, Inputs: 4, Outputs: 2, Hidden: 5, Edges: 16, ActivationKind.Sine).Create();
            var batch = new NetworkBatch();
            new NetworkBatcher(workers).Build(population, batch);
            using var host = new ReferenceEvaluator(task, workers);
            using var device = new GpuEvaluator(task, GpuDevice.Open(backend)!);
            return Fitness(host, batch).AsSpan().SequenceEqual(Fitness(device, batch)) ? "passed" : "FAILED: fitness differs from the host's";
        }
        catch (Exception exception) when (exception is not UserException)
        {
            return $"FAILED: {exception.Message}";
        }
    }

    private static uint[] Fitness(IPopulationEvaluator evaluator, NetworkBatch batch)
    {
        var scores = new PopulationScores();
        evaluator.Evaluate(batch, new EvaluationPlan(Seed: 1, Generation: 0, Episodes: 5, EpisodeSeedKind.Shared), scores);
        return [.. scores.Fitness.ToArray().Select(BitConverter.SingleToUInt32Bits)];
    }
}
