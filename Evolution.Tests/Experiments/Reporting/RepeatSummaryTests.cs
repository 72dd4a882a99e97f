using Evolution.Core.Runs;
using Evolution.Experiments.Reporting;
using Evolution.Tests.Support;
using NUnit.Framework;

namespace Evolution.Tests.Experiments.Reporting;

[TestFixture]
public sealed class RepeatSummaryTests
{
    [Test]
    public void Statistics_AreOverTheSolvedRunsAlone()
    {
        RepeatSummary summary = RepeatSummary.Of(
            [RunSummaries.Solved(9, 100), RunSummaries.Solved(10, 200), RunSummaries.Failed(11), RunSummaries.Solved(12, 600), RunSummaries.Solved(13, 300)],
            seconds: 2);

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

    /// <summary>Who sets a fitness of their own, does not ask for a solution, or stops a run, has seen no failure.</summary>
    [Test]
    public void RunsThatEndedAsTheyWereTo_AreNoFailures()
    {
        RunSummary failed = RunSummaries.Failed(1);
        RepeatSummary summary = RepeatSummary.Of(
            [failed, failed with { StopReason = StopReason.Fitness }, failed with { WhenSolved = false }, failed with { StopReason = StopReason.Interrupted }],
            seconds: 2);

        Assert.That((summary.Failures, summary.Interrupted), Is.EqualTo((1, 1)));
        Assert.That(
            summary.All.Select(run => run.Outcome),
            Is.EqualTo(new[] { "not solved (generations)", "reached its fitness", "ended (generations)", "interrupted" }));
    }

    [Test]
    public void OneSolvedRun_HasNoDeviation()
    {
        RepeatSummary summary = RepeatSummary.Of([RunSummaries.Solved(1, 100)], seconds: 2);

        Assert.That(summary.MeanEvaluations, Is.EqualTo(100));
        Assert.That(summary.StandardDeviationEvaluations, Is.Null);
    }

    [Test]
    public void NothingSolved_HasNoStatistics()
    {
        RepeatSummary summary = RepeatSummary.Of([RunSummaries.Failed(1), RunSummaries.Failed(2)], seconds: 2);

        Assert.That(summary.Failures, Is.EqualTo(2));
        Assert.That(summary.MeanEvaluations, Is.Null);
        Assert.That(summary.WorstGenerations, Is.Null);
        Assert.That(summary.MedianSeconds, Is.Null);
    }
}
