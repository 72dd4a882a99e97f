using Evolution.Core.Evaluation;
using Evolution.Core.Genomes;
using Evolution.Core.Networks;
using Evolution.Core.Numerics;
using Evolution.Core.Runs;
using Evolution.Core.Tasks;
using Evolution.Tests.Support;
using NUnit.Framework;

namespace Evolution.Tests.Core.Evaluation;

/// <summary>Fitness that is any .NET code, over one network or over all.</summary>
[TestFixture]
public sealed class HostFitnessTests
{
    private static readonly string[] Inputs = [.. Enumerable.Range(0, RandomGenomes.Shape.TaskInputs).Select(input => $"in{input}")];
    private static readonly string[] Outputs = [.. Enumerable.Range(0, RandomGenomes.Shape.Outputs).Select(output => $"out{output}")];

    [Test]
    public void Fitness_IsTheSameOnEveryEvaluatorAndThreadCount_Asynchronous_AndAsTheEpisodesItImitates()
    {
        NetworkBatch batch = Batches.Batch(RandomGenomes.Many(5, 60));
        EvaluationPlan plan = Evaluations.Plan(episodes: 3);
        (uint[] expected, _, long steps) = Evaluations.Reference(Task(Drift), batch, plan);

        Assert.That(expected, Is.EqualTo(Evaluations.Reference(DriftTask.Create(), batch, plan).Fitness), "the same game as an environment");
        foreach (int threads in (int[])[1, 2, 5])
        {
            Assert.That(Evaluations.Simd(Task(Drift), batch, plan, "simd16", threads).Fitness, Is.EqualTo(expected));
            Assert.That(Evaluations.Simd(Asynchronous(Drift), batch, plan, "simd8", threads).Fitness, Is.EqualTo(expected));
        }

        Assert.That(Evaluations.Simd(Task(Drift), batch, plan, "simd4", 3).Steps, Is.EqualTo(steps));
    }

    [Test]
    public void RecurrentNetworks_AreActivatedAsInAnEnvironment(
        [ValueSource(typeof(RandomRecurrentGenomes), nameof(RandomRecurrentGenomes.AllDynamics))] NetworkDynamics dynamics)
    {
        NetworkBatch batch = Batches.Batch(RandomRecurrentGenomes.Many(dynamics, seed: 4, count: 25));

        Assert.That(
            Evaluations.Simd(Task(Drift), batch, Evaluations.Plan(), "simd8", 2).Fitness,
            Is.EqualTo(Evaluations.Reference(DriftTask.Create(), batch, Evaluations.Plan()).Fitness));
    }

    [Test]
    public void FitnessThatIsNotThreadSafe_IsCalledByOneThread()
    {
        var threads = new HashSet<int>();
        HostEvolutionTask task = new("own/1", Inputs, Outputs, trial =>
        {
            threads.Add(Environment.CurrentManagedThreadId);
            return Drift(trial);
        })
        { IsThreadSafe = false };

        Evaluations.Simd(task, Batches.Batch(RandomGenomes.Many(6, 500)), Evaluations.Plan(), "simd8", threads: 4);

        Assert.That(threads, Is.EquivalentTo((int[])[Environment.CurrentManagedThreadId]));
    }

    [Test]
    public void Throw_StopsTheRunAndNamesTheFirstGenomeWithItsGeneration([Values(1, 4)] int threads)
    {
        HostEvolutionTask task = new("own/1", ["a"], ["b"], trial =>
            trial is { Generation: 2, Genome: 7 or 19 } ? throw new InvalidOperationException("No luck.") : new TaskScore(trial.Genome, false));

        var exception = Assert.Throws<FitnessException>(() => RunResults.Of(Setup, task, threads))!;

        Assert.That(exception.Message, Does.StartWith("own/1: the fitness of genome 7 in generation 2 (seed 5) throws InvalidOperationException: No luck. at HostFitnessTests.cs:"));
        Assert.That((exception.Failed!.GenomeNumber, exception.Failed.Plan.Generation), Is.EqualTo((7, 2)));
    }

    [Test]
    public void Throw_ScoresWorstAndCounts_WhereThatIsThePolicy()
    {
        HostEvolutionTask task = new("own/1", ["a"], ["b"], trial =>
            trial.Genome % 10 == 9 ? throw new InvalidOperationException() : new TaskScore(trial.Genome, false))
        { OnFailure = HostFailurePolicy.ScoreWorst };

        RunResult result = RunResults.Of(Setup, task);

        Assert.That(result.Reports.Select(report => report.NotFinite), Is.All.EqualTo(3));
        Assert.That(result.Champion.Fitness, Is.EqualTo(28f));
    }

    [Test]
    public void ChampionOfANoisyTask_IsTheBestOfTheLatestGeneration([Values] bool isNoisy)
    {
        HostEvolutionTask task = new("own/1", ["a"], ["b"], trial => new TaskScore((trial.Generation == 0 ? 1000f : 0f) + trial.Genome, false)) { IsNoisy = isNoisy };

        Assert.That(RunResults.Of(Setup, task).Champion.Fitness, Is.EqualTo(isNoisy ? 29f : 1029f));
    }

    [Test]
    public void Population_IsScoredAsAWhole_ByRunWhereRunsGoSideBySide()
    {
        PopulationEvolutionTask task = new("own/1", ["a"], ["b"], Rank);
        string[] alone = [.. Enumerable.Range(0, 3).Select(run => RunResults.Of(Setup with { Seed = 5 + (ulong)run }, task, threads: 2).PopulationDigest)];

        string[] together = new string[3];
        using var workers = new WorkerPool(3);
        using var evaluator = new SimdEvaluator(task, workers);
        using var runs = new SideBySideRuns(Setup, 3, task, evaluator, workers);
        runs.Run((run, ended) => together[run] = GenomeDigest.OfPopulation(ended.Population));

        Assert.That(together, Is.EqualTo(alone));
        Assert.That(alone.Distinct().Count(), Is.EqualTo(3));
    }

    [Test]
    public void GenomeThatAPopulationFitnessDoesNotScore_RanksLast()
    {
        PopulationEvolutionTask task = new("own/1", ["a"], ["b"], trial => trial.Score(3, -5f));

        RunResult result = RunResults.Of(Setup, task);

        Assert.That(result.Champion.Fitness, Is.EqualTo(-5f));
        Assert.That(result.Reports.Select(report => report.NotFinite), Is.All.EqualTo(29));
    }

    private static RunSetup Setup => new() { Seed = 5, Population = 30, Stop = new StopOptions { Generations = 5 } };

    private static HostEvolutionTask Task(Func<HostTrial, TaskScore> score) => new("own/1", Inputs, Outputs, score);

    private static HostEvolutionTask Asynchronous(Func<HostTrial, TaskScore> score) => new("own/1", Inputs, Outputs, async trial =>
    {
        await System.Threading.Tasks.Task.Yield();
        return score(trial);
    })
    { MostAtOnce = 7 };

    /// <summary>The game of <see cref="DriftTask"/> in plain code.</summary>
    private static TaskScore Drift(HostTrial trial)
    {
        DriftState state = default(DriftTask).Reset(ref trial.Random, trial.Episode);
        float score = 0f;
        bool goesOn = true;
        for (int step = 0; goesOn && step < default(DriftTask).MaxSteps; step++)
        {
            default(DriftTask).Observe(state, new LaneBuffer(trial.Network.Inputs, offset: 0, stride: 1));
            trial.Network.Activate();
            float[] outputs = trial.Network.Outputs.ToArray();
            goesOn = default(DriftTask).Step(ref state, new LaneBuffer(outputs, offset: 0, stride: 1), ref score);
        }

        return new TaskScore(score, false);
    }

    /// <summary>How many networks give less, on inputs that differ by generation and run.</summary>
    private static void Rank(PopulationTrial trial)
    {
        float input = trial.Random().NextSigned();
        float[] outputs = new float[trial.Count];
        for (int genome = 0; genome < trial.Count; genome++)
        {
            trial.Network(genome).Inputs[0] = input;
            trial.Network(genome).Activate();
            outputs[genome] = trial.Network(genome).Outputs[0];
        }

        for (int genome = 0; genome < trial.Count; genome++)
        {
            trial.Score(genome, outputs.Count(other => other < outputs[genome]));
        }
    }
}
