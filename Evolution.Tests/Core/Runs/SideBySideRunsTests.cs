using Evolution.Core.Evaluation;
using Evolution.Core.Genomes;
using Evolution.Core.Networks;
using Evolution.Core.Numerics;
using Evolution.Core.Runs;
using Evolution.Core.Speciation;
using Evolution.Core.Tasks;
using Evolution.Experiments.Tasks;
using Evolution.Gpu;
using Evolution.Tests.Support;
using NUnit.Framework;

namespace Evolution.Tests.Core.Runs;

/// <summary>Runs that share their evaluations go as they go alone, whichever of them have ended.</summary>
[TestFixture]
public sealed class SideBySideRunsTests
{
    private static readonly EvolutionTask XorTask = Xor.Descriptor.Create(new XorParameters { Criterion = XorCriterion.Classification });
    private static readonly EvolutionTask CartPoleTask = CartPole.Descriptor.Create(new NoParameters());

    [Test]
    public void Xor_GoesAsAlone([Values] SpeciationStrategyKind strategy, [Values(1, 3)] int threads)
    {
        RunSetup setup = TestOptions.Setup(strategy, population: 80) with { Stop = new StopOptions { Generations = 40, Fitness = 8.5f } };
        (Outcome Outcome, List<GenerationReport> Reports)[] alone = AssertSame(setup, XorTask, runs: 7, () => new WorkerPool(threads));
        Assert.That(alone.Select(run => run.Reports.Count).Distinct().Count(), Is.GreaterThan(2), "the runs end in different generations");
    }

    [Test]
    public void CartPole_GoesAsAlone([Values] EpisodeSeedKind seeds, [Values(1, 3)] int threads)
    {
        RunSetup setup = TestOptions.Setup(population: 50) with
        {
            Evaluation = new EvaluationOptions { Episodes = 3, EpisodeSeeds = seeds },
            Stop = new StopOptions { Generations = 8 },
        };
        AssertSame(setup, CartPoleTask, runs: 4, () => new WorkerPool(threads));
    }

    [Test]
    public void RecurrentNetworks_GoAsAlone([Values] NetworkSemantics semantics)
    {
        RunSetup setup = TestOptions.Setup(population: 60) with
        {
            Network = TestOptions.RecurrentNetwork(semantics),
            Evaluation = new EvaluationOptions { Episodes = 2, EpisodeSeeds = EpisodeSeedKind.Genome },
            Stop = new StopOptions { Generations = 25 },
        };
        AssertSame(setup, CueTask.Create(), runs: 4, () => new WorkerPool(2));
    }

    [Test]
    public void EmulatedDevices_GiveTheRunsOfTheHost([Values] bool rows, [Values(1, 2)] int devices)
    {
        EvolutionTask task = rows ? XorTask : DriftTask.Create();
        RunSetup setup = TestOptions.Setup(population: 30) with
        {
            Evaluation = new EvaluationOptions { Episodes = 3, EpisodeSeeds = EpisodeSeedKind.Genome },
            Stop = new StopOptions { Generations = 6, Fitness = rows ? 9.2f : null },
        };
        AssertSame(setup, task, runs: 3, () => new WorkerPool(1), () => new MultiDeviceEvaluator(
            [.. Enumerable.Range(0, devices).Select(_ => new GpuEvaluator(task, GpuDevice.OpenEmulated()))]));
    }

    [Test]
    public void Cancellation_EndsAllRunsAfterTheirGeneration()
    {
        using var workers = new WorkerPool(1);
        using var evaluator = new SimdEvaluator(XorTask, workers);
        using var runs = new SideBySideRuns(TestOptions.Setup(), 3, XorTask, evaluator, workers);
        var ended = new List<(int Run, StopReason Reason, int Generation)>();
        runs.Run((run, state) => ended.Add((run, state.StopReason, state.Generation)), cancellation: new CancellationToken(canceled: true));
        Assert.That(ended, Is.EqualTo(Enumerable.Range(0, 3).Select(run => (run, StopReason.Interrupted, 0))));
    }

    [Test]
    public void GenerationsOfFixedStructure_AllocateNothingOnceWarm()
    {
        using var workers = new WorkerPool(1);
        RunSetup setup = TestOptions.Setup() with
        {
            Variation = TestOptions.WeightVariation(),
            Stop = new StopOptions { WhenSolved = false, Generations = 1000 },
        };
        using var evaluator = new FlatEvaluator();
        using var runs = new SideBySideRuns(setup, 3, XorTask, evaluator, workers);
        Advance(runs, generations: 200);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Advance(runs, generations: 20);
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    private static void Advance(SideBySideRuns runs, int generations)
    {
        for (int generation = 0; generation < generations; generation++)
        {
            runs.RunGeneration();
            runs.Advance();
        }
    }

    private static (Outcome Outcome, List<GenerationReport> Reports)[] AssertSame(
        RunSetup setup, EvolutionTask task, int runs, Func<WorkerPool> pool, Func<IPopulationEvaluator>? evaluatorOf = null)
    {
        (Outcome Outcome, List<GenerationReport> Reports)[] alone = [.. Enumerable.Range(0, runs).Select(run => Alone(setup with { Seed = setup.Seed + (ulong)run }, task))];
        using WorkerPool workers = pool();
        using IPopulationEvaluator evaluator = evaluatorOf?.Invoke() ?? new SimdEvaluator(task, workers);
        Log[] logs = [.. Enumerable.Range(0, runs).Select(_ => new Log())];
        using var together = new SideBySideRuns(setup, runs, task, evaluator, workers, run => logs[run]);
        var outcomes = new Outcome[runs];
        together.Run((run, state) => outcomes[run] = Outcome.Of(state));
        for (int run = 0; run < runs; run++)
        {
            Assert.That(outcomes[run], Is.EqualTo(alone[run].Outcome), $"run {run}");
            Assert.That(logs[run].Reports, Is.EqualTo(alone[run].Reports), $"run {run}");
        }

        return alone;
    }

    private static (Outcome Outcome, List<GenerationReport> Reports) Alone(RunSetup setup, EvolutionTask task)
    {
        using var workers = new WorkerPool(1);
        using var evaluator = new SimdEvaluator(task, workers);
        var log = new Log();
        var run = new EvolutionRun(setup, task, evaluator, workers, log);
        run.Run();
        return (Outcome.Of(run), log.Reports);
    }

    private sealed record Outcome(
        StopReason Reason, string Population, string Champion, EvaluationPlan Plan, int Number, long Evaluations, long Steps)
    {
        public static Outcome Of(EvolutionRun run) => new(
            run.StopReason,
            GenomeDigest.OfPopulation(run.Population),
            run.Champion!.Genome.Digest(),
            run.Champion.Plan,
            run.Champion.GenomeNumber,
            run.Evaluations,
            run.Steps);
    }

    private sealed class Log : IRunObserver
    {
        public List<GenerationReport> Reports { get; } = [];

        public void OnGeneration(EvolutionRun run, in GenerationReport report) => Reports.Add(report with { Seconds = 0 });
    }

    /// <summary>Gives all genomes the same fitness, so that no new champion is kept.</summary>
    private sealed class FlatEvaluator : IPopulationEvaluator
    {
        public string Backend => "flat";

        public string Device => "flat";

        public void Evaluate(NetworkBatch batch, in EvaluationPlan plan, PopulationScores scores)
        {
            scores.Begin(batch.GenomeCount, batch.RunCount);
            foreach (int genome in batch.Genome)
            {
                scores.Set(genome, new TaskScore(1f, Solved: false));
            }
        }

        public void Dispose()
        {
        }
    }
}
