using Evolution.Core.Genomes;
using Evolution.Core.Networks;
using Evolution.Core.Numerics;
using Evolution.Core.Runs;
using Evolution.Core.Variation;

namespace Evolution.Experiments.Benchmarks;

/// <summary>Measures breeding, speciation and batching with random fitness: what a generation costs besides its evaluation.</summary>
/// <param name="Population">Genomes.</param>
/// <param name="Inputs">Inputs of each.</param>
/// <param name="Outputs">Outputs of each.</param>
/// <param name="Edges">Mean connection genes to grow to before measuring.</param>
/// <param name="Threads">Threads; 0 takes one for each processor.</param>
/// <param name="Repeats">Counted generations.</param>
internal sealed record GenerationBench(int Population, int Inputs, int Outputs, int Edges, int Threads, int Repeats)
{
    private const int WarmUps = 60;

    /// <summary>Measures.</summary>
    public GenerationBenchRow Run()
    {
        using var workers = new WorkerPool(Threads);
        var setup = new RunSetup { Population = Population };
        var shape = new NetworkShape(Inputs, HasBiasInput: true, Outputs);
        var evolver = new Evolver(setup, shape, workers);
        float[] fitness = new float[Population];
        var clock = new PhaseClock();
        Grow(evolver, setup.Variation, fitness, clock);
        var batcher = new NetworkBatcher(workers);
        var batch = new NetworkBatch();
        double[][] milliseconds = [.. Enumerable.Range(0, 4).Select(_ => new double[Repeats])];
        double[] allocated = new double[Repeats];
        for (int i = -WarmUps; i < Repeats; i++)
        {
            Score(evolver, fitness);
            KeepSize(evolver, setup.Variation);
            double[] before = Seconds(clock);
            long bytes = GC.GetTotalAllocatedBytes(precise: true);
            clock.Restart();
            evolver.Rank(fitness);
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

    /// <summary>Grows genomes from direct connections to the wanted size, then sets the rates of the paper.</summary>
    private void Grow(Evolver evolver, VariationOptions variation, float[] fitness, PhaseClock clock)
    {
        variation.AddNode = 0.3f;
        variation.AddConnection = 0.5f;
        while (MeanEdges(evolver.Population) < Edges)
        {
            Score(evolver, fitness);
            evolver.Rank(fitness);
            evolver.Advance(clock);
        }

        variation.AddNode = 0.03f;
        variation.AddConnection = 0.05f;
    }

    /// <summary>The paper's rates add up to 0.03 x 2 + 0.05 connections a child; removals take about as many away.</summary>
    private void KeepSize(Evolver evolver, VariationOptions variation) =>
        variation.RemoveConnection = MeanEdges(evolver.Population) > Edges ? 0.14f : 0.06f;

    /// <summary>Random, but better every generation, so that no species stagnates and the mixture of sizes stays.</summary>
    private static void Score(Evolver evolver, float[] fitness)
    {
        for (int genome = 0; genome < fitness.Length; genome++)
        {
            var random = new RandomStream(7, evolver.Generation, genome, (int)RandomPurpose.Synthetic);
            fitness[genome] = evolver.Generation + random.NextFloat();
        }
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
