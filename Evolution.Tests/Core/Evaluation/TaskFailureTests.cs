using Evolution.Core.Evaluation;
using Evolution.Core.Networks;
using Evolution.Core.Numerics;
using Evolution.Core.Runs;
using Evolution.Core.Tasks;
using Evolution.Tests.Support;
using NUnit.Framework;

namespace Evolution.Tests.Core.Evaluation;

/// <summary>Code of rows or episodes that throws, which is its author's fault and no crash.</summary>
[TestFixture]
public sealed class TaskFailureTests
{
    [Test]
    public void Throw_StopsTheRun_AndNamesTheFirstGenomeOfItsGeneration()
    {
        string[] messages = [.. new[] { 1, 3 }.Select(threads =>
            Assert.Throws<FitnessException>(() => RunResults.Of(Setup, FaultyDrift.Create(DriftFault.Throws), threads))!.Message)];

        Assert.That(messages[0], Does.StartWith("drift/1: the fitness of genome ").And.Contains(" throws InvalidOperationException: Off the road. at FaultyDrift.cs:"));
        Assert.That(messages[1], Is.EqualTo(messages[0]), "whatever thread met it first");
    }

    [TestCase(DriftFault.WritesBeyondInputs)]
    [TestCase(DriftFault.ReadsBeyondOutputs)]
    public void IndexOutsideABuffer_IsAFailureOfEveryGenome_OnEveryActivator(DriftFault fault)
    {
        foreach (string activator in Evaluations.Activators.Append("reference"))
        {
            AssertAllFail(FaultyDrift.Create(fault), activator, Batches.Batch(RandomGenomes.Many(5, 20)));
        }
    }

    [Test]
    public void TargetOfAnotherRow_CannotBeRead()
    {
        string message = Assert.Throws<FitnessException>(() => RunResults.Of(Setup, FaultyRows.Create()))!.Message;

        Assert.That(message, Does.StartWith("rows/1: the fitness of genome 0 in generation 0 (seed 5) throws IndexOutOfRangeException"));
    }

    private static RunSetup Setup => new() { Seed = 5, Population = 30, Stop = new StopOptions { Generations = 5 } };

    private static void AssertAllFail(EvolutionTask task, string activator, NetworkBatch batch)
    {
        using var workers = new WorkerPool(2);
        using var evaluator = new SimdEvaluator(task, Evaluations.Activator(activator), workers);
        var scores = new PopulationScores();
        evaluator.Evaluate(batch, Evaluations.Plan(), scores);

        Assert.That(scores.Failures.Select(failure => failure.Genome), Is.EqualTo(Enumerable.Range(0, batch.GenomeCount)), activator);
        Assert.That(scores.Failures.Select(failure => failure.Exception), Is.All.InstanceOf<IndexOutOfRangeException>(), activator);
        Assert.That(scores.Fitness.ToArray(), Is.All.NaN, activator);
    }
}
