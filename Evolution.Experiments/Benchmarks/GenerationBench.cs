using Evolution.Core.Evaluation;
using Evolution.Core.Genomes;
using Evolution.Core.Networks;
using Evolution.Core.Numerics;
using Evolution.Core.Runs;
using Evolution.Core.Tasks;
using Evolution.Core.Variation;
using Evolution.Experiments.Tasks;

namespace Evolution.Experiments.Benchmarks;

/// <summary>
/// Measures breeding, speciation and batching: what a generation costs besides its evaluation. The population is a real
/// one, evolved on the 6-multiplexer to the wanted size, because random fitness breeds genomes that have nothing in common.
/// </summary>
/// <param name="Population">Genomes.</param>
/// <param name="Edges">Mean connection genes to grow to before measuring.</param>
/// <param name="Threads">Threads; 0 takes one for each processor.</param>
/// <param name="Repeats">Counted generations.</param>
internal sealed record GenerationBench(int Population, int Edges, int Threads, int Repeats)
{
    private const int WarmUps = 60;

    /// <summary>Measures.</summary>
    public GenerationBenchRow Run()
    {
        using var workers = new WorkerPool(Threads);
        var setup = new RunSetup { Population = Population };
        EvolutionTask task = Multiplexer.Descriptor.Create(Multiplexer.Descriptor.CreateParameters());
        using var evaluator = new SimdEvaluator(task, workers);
        NetworkShape shape = setup.Network.ShapeFor(task.InputNames.Count, task.OutputNames.Count);
        var evolver = new Evolver(setup, shape, workers);
        var clock = new PhaseClock();
        var batcher = new NetworkBatcher(workers);
        var batch = new NetworkBatch();
        var scores = new PopulationScores();
        double[][] milliseconds = [.. Enumerable.Range(0, 4).Select(_ => new double[Repeats])];
        double[] allocated = new double[Repeats];
        batcher.Build(evolver.Population, batch);
        for (int i = -WarmUps; i < Repeats; i += MeanEdges(evolver.Population) < Edges && i == -WarmUps ? 0 : 1)
        {
            evaluator.Evaluate(batch, new EvaluationPlan(setup.Seed, evolver.Generation, Episodes: 1, EpisodeSeedKind.Shared), scores);
            KeepSize(evolver, setup.Variation);
            double[] before = Seconds(clock);
            long bytes = GC.GetTotalAllocatedBytes(precise: true);
            clock.Restart();
            evolver.Rank(scores.Fitness);
            clock.End(Phase.Speciate);
            evolver.Advance(clock);
            batcher.Build(evolver.Population, batch);
            clock.End(Phase.Batch);
            bytes = GC.GetTotalAllocatedBytes(precise: true) - bytes;
            if (i >= 0)
            {
                allocated[i] = bytes;
                Note(milliseconds, i, before, Seconds(clock));
            }
        }

        return ToRow(evolver, workers, milliseconds, allocated);
    }

    /// <summary>Once the wanted size is reached, the rates are the NEAT paper's, and removals take away what a child gains.</summary>
    private void KeepSize(Evolver evolver, VariationOptions variation)
    {
        double surplus = MeanEdges(evolver.Population) - Edges;
        if (surplus >= 0)
        {
            variation.AddNode = 0.03f;
            variation.AddConnection = 0.05f;
        }

        double gain = (2 * variation.AddNode) + variation.AddConnection;
        variation.RemoveConnection = surplus < 0 ? 0f : (float)Math.Min(gain + (0.05 * surplus), 1);
    }

    private static double[] Seconds(PhaseClock clock) =>
        [clock.Seconds(Phase.Breed), clock.Seconds(Phase.Speciate), clock.Seconds(Phase.Batch)];

    private static void Note(double[][] milliseconds, int row, double[] before, double[] after)
    {
        for (int phase = 0; phase < before.Length; phase++)
        {
            milliseconds[phase][row] = (after[phase] - before[phase]) * 1e3;
        }

        milliseconds[3][row] = milliseconds[0][row] + milliseconds[1][row];
    }

    private static double MeanEdges(Population population)
    {
        long edges = 0;
        for (int genome = 0; genome < population.Count; genome++)
        {
            edges += population[genome].Topology.ConnectionCount;
        }

        return (double)edges / population.Count;
    }

    private GenerationBenchRow ToRow(Evolver evolver, WorkerPool workers, double[][] milliseconds, double[] allocated)
    {
        var total = Timing.From(milliseconds[3]);
        return new GenerationBenchRow(
            Bench: "generation",
            Population: Population,
            EdgesPerGenome: MeanEdges(evolver.Population),
            Species: evolver.Species.All.Count,
            Threads: workers.Workers,
            MillisecondsPerGeneration: total.Median,
            Minimum: total.Minimum,
            Maximum: total.Maximum,
            BreedMilliseconds: Timing.From(milliseconds[0]).Median,
            SpeciateMilliseconds: Timing.From(milliseconds[1]).Median,
            BatchMilliseconds: Timing.From(milliseconds[2]).Median,
            AllocatedBytesPerGeneration: Timing.From(allocated).Median,
            MostAllocatedBytes: allocated.Max(),
            GenomesPerSecond: Population / (total.Median / 1e3));
    }
}
