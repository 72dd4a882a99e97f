using Evolution.Core.Evaluation;
using Evolution.Core.Genomes;
using Evolution.Core.Runs;
using Evolution.Tests.Support;
using NUnit.Framework;

namespace Evolution.Tests.Core.Runs;

/// <summary>Runs of a task that needs a memory.</summary>
[TestFixture]
public sealed class RecurrentRunTests
{
    [Test]
    public void CueTask_IsSolvedByRecurrentNetworks([Values] NetworkSemantics semantics, [Values(1ul, 2ul, 3ul)] ulong seed)
    {
        RunResult result = RunResults.Of(Setup(TestOptions.RecurrentNetwork(semantics), seed), CueTask.Create());
        Assert.That(result.Reason, Is.EqualTo(StopReason.Solved));
        Assert.That(result.Champion.Fitness, Is.EqualTo(1f));
    }

    [Test]
    public void CueTask_CannotBeSolvedWithoutAState()
    {
        NetworkOptions network = TestOptions.RecurrentNetwork(NetworkSemantics.Synchronous);
        network.Kind = NetworkKind.Feedforward;
        RunResult result = RunResults.Of(Setup(network, seed: 1), CueTask.Create());
        Assert.That(result.Reason, Is.EqualTo(StopReason.Generations));
        Assert.That(result.Champion.Fitness, Is.EqualTo(CueTask.FitnessWithoutMemory));
    }

    [Test]
    public void Digests_AreThoseOfOneThreadAndOfTheReference([Values] NetworkSemantics semantics)
    {
        RunSetup setup = Setup(TestOptions.RecurrentNetwork(semantics), seed: 4) with { Stop = new StopOptions { WhenSolved = false, Generations = 12 } };
        RunResult one = RunResults.Of(setup, DriftTask.Create(), threads: 1, Evaluations.Activator("reference"));
        RunResult two = RunResults.Of(setup, DriftTask.Create(), threads: 2);
        Assert.That(two.PopulationDigest, Is.EqualTo(one.PopulationDigest));
        Assert.That(two.Champion.Genome.Digest(), Is.EqualTo(one.Champion.Genome.Digest()));
    }

    private static RunSetup Setup(NetworkOptions network, ulong seed) => TestOptions.Setup(population: 100, seed: seed) with
    {
        Network = network,
        Evaluation = new EvaluationOptions { Episodes = 2 },
        Stop = new StopOptions { WhenSolved = true, Generations = 60 },
    };
}
