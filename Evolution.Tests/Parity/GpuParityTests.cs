using Evolution.Core.Evaluation;
using Evolution.Core.Genomes;
using Evolution.Core.Networks;
using Evolution.Core.Tasks;
using Evolution.Gpu;
using Evolution.Tests.Support;
using NUnit.Framework;

namespace Evolution.Tests.Parity;

/// <summary>The kernels, on ILGPU's emulation of a device: the bits of the plain evaluator.</summary>
[TestFixture]
[Category("Parity")]
public sealed class GpuParityTests
{
    [Test]
    public void Rows_HaveTheBitsOfTheReference([Values(1, 3, 9)] int rows, [Values] MemoryPlan memory) =>
        AssertParity(EchoTask.Create(rows), RandomGenomes.Many((ulong)rows, 25), new GpuOptions { Memory = memory });

    [Test]
    public void Episodes_HaveTheBitsOfTheReference([Values(1, 3, 9)] int episodes, [Values] MemoryPlan memory) =>
        AssertParity(DriftTask.Create(), RandomGenomes.Many((ulong)episodes, 25), new GpuOptions { Memory = memory }, episodes);

    private static void AssertParity(EvolutionTask task, IReadOnlyList<Genome> genomes, GpuOptions options, int episodes = 5)
    {
        NetworkBatch batch = Batches.Batch(genomes);
        EvaluationPlan plan = Evaluations.Plan(episodes);
        using var evaluator = new GpuEvaluator(task, GpuDevice.OpenEmulated(), options);
        (uint[] fitness, bool[] solved, long steps) = Evaluations.Run(evaluator, batch, plan);
        (uint[] expectedFitness, bool[] expectedSolved, long expectedSteps) = Evaluations.Reference(task, batch, plan);
        Assert.That(fitness, Is.EqualTo(expectedFitness));
        Assert.That(solved, Is.EqualTo(expectedSolved));
        Assert.That(steps, Is.EqualTo(expectedSteps));
    }
}
