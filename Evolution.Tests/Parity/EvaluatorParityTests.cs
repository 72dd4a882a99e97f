using Evolution.Core.Evaluation;
using Evolution.Core.Genomes;
using Evolution.Core.Networks;
using Evolution.Core.Numerics;
using Evolution.Core.Tasks;
using Evolution.Tests.Support;
using NUnit.Framework;

namespace Evolution.Tests.Parity;

/// <summary>Every width, every number of threads: the bits of the plain evaluator.</summary>
[TestFixture]
[Category("Parity")]
public sealed class EvaluatorParityTests
{
    [Test]
    public void Rows_HaveTheBitsOfTheReference(
        [ValueSource(typeof(Evaluations), nameof(Evaluations.Activators))] string activator,
        [Values(1, 3, 16, 17, 100, 257)] int rows)
    {
        SampleEvolutionTask<EchoTask> task = EchoTask.Create(rows);
        foreach (int networks in (int[])[1, 17, 200])
        {
            AssertParity(task, Batches.Batch(RandomGenomes.Many((ulong)rows, networks)), Evaluations.Plan(), activator, [1, 2, 5]);
        }
    }

    [Test]
    public void Episodes_HaveTheBitsOfTheReference(
        [ValueSource(typeof(Evaluations), nameof(Evaluations.Activators))] string activator,
        [Values(1, 3, 16, 17, 100)] int episodes,
        [Values] EpisodeSeedKind seeds)
    {
        foreach (int networks in (int[])[1, 17, 100])
        {
            NetworkBatch batch = Batches.Batch(RandomGenomes.Many((ulong)episodes, networks));
            AssertParity(DriftTask.Create(), batch, Evaluations.Plan(episodes, seeds), activator, [1, 2, 5]);
        }
    }

    [Test]
    public void RecurrentNetworks_HaveTheBitsOfTheReference(
        [ValueSource(typeof(Evaluations), nameof(Evaluations.Activators))] string activator,
        [ValueSource(typeof(RandomRecurrentGenomes), nameof(RandomRecurrentGenomes.AllDynamics))] NetworkDynamics dynamics,
        [Values(1, 17, 100)] int items)
    {
        NetworkBatch batch = Batches.Batch(RandomRecurrentGenomes.Many(dynamics, (ulong)items, 60));
        AssertParity(EchoTask.Create(items), batch, Evaluations.Plan(), activator, [1, 2]);
        AssertParity(DriftTask.Create(), batch, Evaluations.Plan(items), activator, [1, 2]);
    }

    [Test]
    public void SecondEvaluation_IsLikeTheFirst(
        [Values("reference", "simd16")] string activator,
        [ValueSource(typeof(RandomRecurrentGenomes), nameof(RandomRecurrentGenomes.AllDynamics))] NetworkDynamics dynamics)
    {
        NetworkBatch batch = Batches.Batch(RandomRecurrentGenomes.Many(dynamics, seed: 3, count: 60));
        using var workers = new WorkerPool(1);
        foreach (EvolutionTask task in (EvolutionTask[])[EchoTask.Create(rows: 40), DriftTask.Create()])
        {
            using var evaluator = new SimdEvaluator(task, Evaluations.Activator(activator), workers);
            (uint[] first, _, _) = Evaluations.Run(evaluator, batch, Evaluations.Plan());
            (uint[] second, _, _) = Evaluations.Run(evaluator, batch, Evaluations.Plan());
            Assert.That(second, Is.EqualTo(first));
        }
    }

    [Test]
    public void EveryActivationAndAggregation_HasTheBitsOfTheReference(
        [ValueSource(typeof(Evaluations), nameof(Evaluations.Activators))] string activator)
    {
        NetworkBatch batch = Batches.Batch(Evaluations.EveryFunction());
        AssertParity(EchoTask.Create(100), batch, Evaluations.Plan(), activator, [1, 2, 5]);
        AssertParity(DriftTask.Create(), batch, Evaluations.Plan(episodes: 9), activator, [1, 2, 5]);
    }

    [Test]
    public void AThousandNetworks_HaveTheBitsOfTheReference(
        [ValueSource(typeof(Evaluations), nameof(Evaluations.Activators))] string activator)
    {
        NetworkBatch batch = Batches.Batch(RandomGenomes.Many(1025, 1025));
        AssertParity(EchoTask.Create(20), batch, Evaluations.Plan(), activator, [1, 5]);
    }

    [Test]
    public void WidestActivator_HasTheBitsOfTheReference()
    {
        NetworkBatch batch = Batches.Batch(RandomGenomes.Many(5, 50));
        float[] inputs = [0.1f, -0.2f, 0.3f];
        for (int network = 0; network < batch.NetworkCount; network++)
        {
            Assert.That(
                Batches.Activate(batch, network, inputs, SimdEvaluator.WidestActivator()).Select(FloatInputs.Bits),
                Is.EqualTo(Batches.Activate(batch, network, inputs, new ReferenceActivator()).Select(FloatInputs.Bits)));
        }
    }

    private static void AssertParity(EvolutionTask task, NetworkBatch batch, EvaluationPlan plan, string activator, int[] threads)
    {
        (uint[] fitness, bool[] solved, long steps) = Evaluations.Reference(task, batch, plan);
        foreach (int count in threads)
        {
            (uint[] otherFitness, bool[] otherSolved, long otherSteps) = Evaluations.Simd(task, batch, plan, activator, count);
            Assert.That(otherFitness.AsSpan().SequenceEqual(fitness), Is.True, $"{count} threads: fitness differs.");
            Assert.That(otherSolved, Is.EqualTo(solved));
            Assert.That(otherSteps, Is.EqualTo(steps));
        }
    }
}
