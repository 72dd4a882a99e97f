using Evolution.Core.Evaluation;
using Evolution.Core.Genomes;
using Evolution.Core.Runs;
using Evolution.Experiments.Reporting;
using NUnit.Framework;

namespace Evolution.Tests.Experiments.Reporting;

[TestFixture]
public sealed class RepeatSummaryTests
{
    [Test]
    public void Statistics_AreOverTheSolvedRunsAlone()
    {
        RepeatSummary summary = RepeatSummary.Of([Solved(9, 100), Solved(10, 200), Failed(11), Solved(12, 600), Solved(13, 300)], seconds: 2);

        Assert.That(summary.Task, Is.EqualTo("xor/1"));
        Assert.That(summary.Runs, Is.EqualTo(5));
        Assert.That(summary.FirstSeed, Is.EqualTo(9));
        Assert.That(summary.Failures, Is.EqualTo(1));
        Assert.That(summary.MeanEvaluations, Is.EqualTo(300));
        Assert.That(summary.StandardDeviationEvaluations, Is.EqualTo(Math.Sqrt(140_000 / 3.0)).Within(1e-9));
        Assert.That(summary.MedianEvaluations, Is.EqualTo(250));
        Assert.That(summary.WorstEvaluations, Is.EqualTo(600));
        Assert.That(summary.MeanGenerations, Is.EqualTo(30));
        Assert.That(summary.WorstGenerations, Is.EqualTo(60));
        Assert.That(summary.MeanHidden, Is.EqualTo(3));
        Assert.That(summary.MeanConnections, Is.EqualTo(6));
        Assert.That(summary.MedianSeconds, Is.EqualTo(2.5));
        Assert.That(summary.All, Has.Count.EqualTo(5));
    }

    [Test]
    public void OneSolvedRun_HasNoDeviation()
    {
        RepeatSummary summary = RepeatSummary.Of([Solved(1, 100)], seconds: 2);

        Assert.That(summary.MeanEvaluations, Is.EqualTo(100));
        Assert.That(summary.StandardDeviationEvaluations, Is.Null);
    }

    [Test]
    public void NothingSolved_HasNoStatistics()
    {
        RepeatSummary summary = RepeatSummary.Of([Failed(1), Failed(2)], seconds: 2);

        Assert.That(summary.Failures, Is.EqualTo(2));
        Assert.That(summary.MeanEvaluations, Is.Null);
        Assert.That(summary.WorstGenerations, Is.Null);
        Assert.That(summary.MedianSeconds, Is.Null);
    }

    private static RunSummary Failed(ulong seed) => Solved(seed, 9000) with { Solved = false, StopReason = StopReason.Generations };

    /// <summary>Returns a run of ten genomes a generation, with figures that follow from its evaluations.</summary>
    private static RunSummary Solved(ulong seed, int evaluations) => new()
    {
        Task = "xor/1",
        Solved = true,
        StopReason = StopReason.Solved,
        Generations = evaluations / 10,
        Evaluations = evaluations,
        Steps = evaluations * 4,
        NotFinite = 0,
        Negative = 0,
        Kind = NetworkKind.Feedforward,
        Semantics = null,
        BestFitness = 16,
        ChampionNodes = 3,
        ChampionHidden = evaluations / 100,
        ChampionConnections = evaluations / 50,
        Tests = [],
        Seconds = evaluations / 100.0,
        PhaseSeconds = new Dictionary<string, double>(),
        MedianMilliseconds = null,
        Backend = "cpu",
        Device = "none",
        Arithmetic = ArithmeticKind.Exact,
        Threads = 1,
        Seed = seed,
        PopulationDigest = string.Empty,
        ChampionDigest = string.Empty,
    };
}
