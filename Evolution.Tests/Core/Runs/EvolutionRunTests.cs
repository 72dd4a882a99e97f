using Evolution.Core.Evaluation;
using Evolution.Core.Genomes;
using Evolution.Core.Networks;
using Evolution.Core.Numerics;
using Evolution.Core.Runs;
using Evolution.Core.Speciation;
using Evolution.Core.Tasks;
using Evolution.Tests.Support;
using NUnit.Framework;

namespace Evolution.Tests.Core.Runs;

[TestFixture]
public sealed class EvolutionRunTests
{
    [Test]
    public void SameSeed_GivesTheSamePopulationOnAnyNumberOfThreads([Values] SpeciationStrategyKind strategy)
    {
        // Large enough that breeding, speciation and evaluation are shared between the threads.
        RunSetup setup = TestOptions.Setup(strategy, population: 600);
        RunResult expected = RunResults.Of(setup, DriftTask.Create());
        foreach (int threads in (int[])[2, 3])
        {
            RunResult actual = RunResults.Of(setup, DriftTask.Create(), threads);
            Assert.That(actual.PopulationDigest, Is.EqualTo(expected.PopulationDigest));
            Assert.That(actual.Champion.Genome.Digest(), Is.EqualTo(expected.Champion.Genome.Digest()));
            Assert.That(actual.Reports.Select(report => report with { Seconds = 0 }), Is.EqualTo(expected.Reports.Select(report => report with { Seconds = 0 })));
        }
    }

    [Test]
    public void NodesAndConnectionsOfFirstGenomes_KeepTheirIdsApartFromLaterOnes()
    {
        RunSetup setup = TestOptions.Setup() with { Network = TestOptions.Network(), Variation = TestOptions.WildVariation() };
        setup.Network.InitialHidden = 3;
        setup.Network.InitialTopology = InitialTopologyKind.Random;
        var shape = setup.Network.ShapeFor(taskInputs: 2, outputs: 1);
        using var workers = new WorkerPool(4);
        var evolver = new Evolver(setup, shape, workers);
        var ends = new Dictionary<int, (int Source, int Target)>();
        for (int generation = 0; generation < 8; generation++)
        {
            foreach (Genome genome in evolver.Population.Genomes())
            {
                foreach (((int source, int target, _), int innovation) in genome.Edges().Zip(genome.Innovation))
                {
                    ends.TryAdd(innovation, (source, target));
                    Assert.That(ends[innovation], Is.EqualTo((source, target)), $"innovation {innovation}");
                }
            }

            evolver.Rank([.. Enumerable.Range(0, evolver.Population.Count).Select(genome => (float)(genome % 7))]);
            evolver.Advance(new PhaseClock());
        }

        Assert.That(ends.Keys.Max(), Is.GreaterThan(shape.FirstInnovations(3)));
    }

    [TestCaseSource(typeof(Evaluations), nameof(Evaluations.Activators))]
    public void SameSeed_GivesTheSamePopulationAtAnyVectorWidth(string activator)
    {
        RunResult expected = RunResults.Of(TestOptions.Setup(), EchoTask.Create(13), threads: 1, new ReferenceActivator());
        RunResult actual = RunResults.Of(TestOptions.Setup(), EchoTask.Create(13), threads: 1, Evaluations.Activator(activator));
        Assert.That(actual.PopulationDigest, Is.EqualTo(expected.PopulationDigest));
    }

    [Test]
    public void AnotherSeed_GivesAnotherPopulation() => Assert.That(
        RunResults.Of(TestOptions.Setup(seed: 8), EchoTask.Create(13)).PopulationDigest,
        Is.Not.EqualTo(RunResults.Of(TestOptions.Setup(seed: 7), EchoTask.Create(13)).PopulationDigest));

    [Test]
    public void Champion_IsTheBestEverWhateverLaterGenerationsScore()
    {
        RunSetup setup = TestOptions.Setup();
        using var workers = new WorkerPool(1);
        using var evaluator = new ScriptedEvaluator([3f, 9f, float.NaN, 1f, 8f]);
        var run = new EvolutionRun(setup, EchoTask.Create(2), evaluator, workers);
        string? digest = null;
        for (int generation = 0; generation < 5; generation++)
        {
            run.RunGeneration();
            digest = generation == 1 ? run.Champion!.Genome.Digest() : digest;
            run.Advance();
        }

        Assert.That(run.Champion!.Fitness, Is.EqualTo(9f));
        Assert.That(run.Champion.Genome.Digest(), Is.EqualTo(digest));
        Assert.That((run.Champion.Plan.Generation, run.Champion.GenomeNumber), Is.EqualTo((1, ScriptedEvaluator.Best)));
        Assert.That(run.NotFinite, Is.EqualTo(1));
    }

    [Test]
    public void FitnessThatIsNoNumber_SolvesNothing()
    {
        using var workers = new WorkerPool(1);
        using var evaluator = new ScriptedEvaluator([float.NaN, float.PositiveInfinity, 5f], solves: true);
        var run = new EvolutionRun(TestOptions.Setup() with { Stop = new StopOptions() }, EchoTask.Create(2), evaluator, workers);
        foreach (StopReason expected in (StopReason[])[StopReason.None, StopReason.None, StopReason.Solved])
        {
            Assert.That(run.RunGeneration(), Is.EqualTo(expected));
            run.Advance();
        }

        Assert.That(run.Champion!.Fitness, Is.EqualTo(5f));
    }

    [Test]
    public void Champion_ScoresWhatItScoredWhenItIsEvaluatedAgain()
    {
        RunResult result = RunResults.Of(TestOptions.Setup(), DriftTask.Create());
        EvaluationPlan plan = result.Champion.Plan with { GenomeOffset = result.Champion.GenomeNumber };
        uint[] fitness = Evaluations.Reference(DriftTask.Create(), Batches.Batch(result.Champion.Genome), plan).Fitness;
        Assert.That(fitness[0], Is.EqualTo(FloatInputs.Bits(result.Champion.Fitness)));
    }

    [Test]
    public void Evaluations_AreCountedGenomeByGenome()
    {
        RunResult result = RunResults.Of(TestOptions.Setup(population: 50), EchoTask.Create(4));
        Assert.That((result.Evaluations, result.Reason), Is.EqualTo((500L, StopReason.Generations)));
        Assert.That(result.Reports.Select(report => report.Evaluations), Is.EqualTo(Enumerable.Range(1, 10).Select(generation => 50L * generation)));
        Assert.That(result.Reports.Select(report => report.Steps), Is.All.EqualTo(200));
    }

    [Test]
    public void StructureThatStays_IsOrderedOnce()
    {
        RunSetup setup = TestOptions.Setup() with { Variation = TestOptions.WeightVariation() };
        RunResult result = RunResults.Of(setup, EchoTask.Create(4));
        Assert.That(result.Reports.Select(report => report.OrderedTopologies), Is.EqualTo(Enumerable.Repeat(0, 9).Prepend(1)));
    }

    [Test]
    public void Cancellation_EndsTheRunAfterItsGeneration()
    {
        using var workers = new WorkerPool(1);
        using var evaluator = new ReferenceEvaluator(EchoTask.Create(4), workers);
        var run = new EvolutionRun(TestOptions.Setup(), EchoTask.Create(4), evaluator, workers);
        Assert.That(run.Run(new CancellationToken(canceled: true)), Is.EqualTo(StopReason.Interrupted));
        Assert.That((run.Generation, run.Champion is null), Is.EqualTo((0, false)));
    }

    /// <summary>Gives one genome the generation's scripted fitness and all others -100.</summary>
    private sealed class ScriptedEvaluator(float[] best, bool solves = false) : IPopulationEvaluator
    {
        public const int Best = 2;

        public string Backend => "script";

        public string Device => "script";

        public void Evaluate(NetworkBatch batch, in EvaluationPlan plan, PopulationScores scores)
        {
            scores.Begin(batch.NetworkCount);
            for (int genome = 0; genome < batch.NetworkCount; genome++)
            {
                scores.Set(genome, new TaskScore(genome == Best ? best[plan.Generation] : -100f, Solved: solves && genome == Best));
            }
        }

        public void Dispose()
        {
        }
    }
}
