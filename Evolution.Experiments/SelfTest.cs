using Evolution.Core.Evaluation;
using Evolution.Core.Genomes;
using Evolution.Core.Networks;
using Evolution.Core.Numerics;
using Evolution.Core.Tasks;
using Evolution.Experiments.Benchmarks;
using Evolution.Experiments.Tasks;
using Evolution.Gpu;
using Evolution.Gpu.Faults;

namespace Evolution.Experiments;

/// <summary>Plays a few episodes on a device and compares bits with those of the plain evaluator.</summary>
internal static class SelfTest
{
    private static readonly EvolutionTask Task = CartPole.Descriptor.Create(new NoParameters());

    /// <summary>Tests the host's vector code.</summary>
    /// <returns>The verdict in a few words.</returns>
    public static string OfHost() => Run(workers => new SimdEvaluator(Task, workers));

    /// <summary>Tests a device.</summary>
    /// <param name="backend"><c>cuda</c> or <c>opencl</c>.</param>
    /// <param name="index">Its position among those of the backend.</param>
    /// <returns>The verdict in a few words.</returns>
    public static string OfDevice(string backend, int index) => Run(_ => new GpuEvaluator(
        Task, GpuDevice.Open(backend, index) ?? throw new InvalidOperationException("the device is gone")));

    private static string Run(Func<WorkerPool, IPopulationEvaluator> create)
    {
        try
        {
            using var workers = new WorkerPool(1);
            Population population = new SyntheticNetworks(Networks: 100, Inputs: 4, Outputs: 2, Hidden: 5, Edges: 16, ActivationKind.Sine).Create();
            var batch = new NetworkBatch();
            new NetworkBatcher(workers).Build(population, batch);
            using var reference = new ReferenceEvaluator(Task, workers);
            using IPopulationEvaluator tested = create(workers);
            return Fitness(reference, batch).AsSpan().SequenceEqual(Fitness(tested, batch)) ? "passed" : "FAILED: fitness differs from the plain evaluator's";
        }
        catch (DeviceUnavailableException exception)
        {
            return exception.Message;
        }
        catch (Exception exception) when (exception is not UserException)
        {
            return $"FAILED: {DeviceFault.TextOf(exception)}";
        }
    }

    private static uint[] Fitness(IPopulationEvaluator evaluator, NetworkBatch batch)
    {
        var scores = new PopulationScores();
        evaluator.Evaluate(batch, new EvaluationPlan(Seed: 1, Generation: 0, Episodes: 5, EpisodeSeedKind.Shared), scores);
        return [.. scores.Fitness.ToArray().Select(BitConverter.SingleToUInt32Bits)];
    }
}
