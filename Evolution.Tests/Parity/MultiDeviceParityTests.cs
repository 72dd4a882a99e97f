using Evolution.Core.Evaluation;
using Evolution.Core.Networks;
using Evolution.Core.Tasks;
using Evolution.Gpu;
using Evolution.Tests.Support;
using NUnit.Framework;

namespace Evolution.Tests.Parity;

/// <summary>Several devices, emulated: the bits of the plain evaluator, however many networks there are for them.</summary>
[TestFixture]
[Category("Parity")]
public sealed class MultiDeviceParityTests
{
    [Test]
    public void Episodes_HaveTheBitsOfTheReference([Values(1, 2, 3)] int devices, [Values(1, 2, 3, 17, 100)] int networks) =>
        AssertParity(DriftTask.Create(), devices, networks, new GpuOptions());

    [Test]
    public void Rows_HaveTheBitsOfTheReference([Values(2, 3)] int devices, [Values(1, 2, 40)] int networks) =>
        AssertParity(EchoTask.Create(rows: 5), devices, networks, new GpuOptions());

    [Test]
    public void PartsOnEachDevice_HaveTheBitsOfTheReference([Values(1, 2000)] long bytes) =>
        AssertParity(DriftTask.Create(), devices: 2, networks: 40, new GpuOptions { MemoryLimitBytes = bytes });

    [Test]
    public void Work_IsSharedBetweenAllDevices()
    {
        NetworkBatch batch = Batches.Batch(RandomGenomes.Many(11, 60));
        GpuEvaluator[] devices = [.. Enumerable.Range(0, 3).Select(_ => new GpuEvaluator(DriftTask.Create(), GpuDevice.OpenEmulated()))];
        using var evaluator = new MultiDeviceEvaluator(devices);
        Evaluations.Run(evaluator, batch, Evaluations.Plan());
        Assert.That(devices.Select(device => device.Launches), Has.All.GreaterThan(0));
        Assert.That(evaluator.LastTimes.Upload, Is.EqualTo(devices.Max(device => device.LastTimes.Upload)).And.GreaterThan(0));
    }

    private static void AssertParity(EvolutionTask task, int devices, int networks, GpuOptions options)
    {
        NetworkBatch batch = Batches.Batch(RandomGenomes.Many((ulong)networks, networks));
        EvaluationPlan plan = Evaluations.Plan();
        using var evaluator = new MultiDeviceEvaluator(
            [.. Enumerable.Range(0, devices).Select(_ => new GpuEvaluator(task, GpuDevice.OpenEmulated(), options))]);
        (uint[] expectedFitness, bool[] expectedSolved, long expectedSteps) = Evaluations.Reference(task, batch, plan);
        for (int round = 0; round < 2; round++)
        {
            (uint[] fitness, bool[] solved, long steps) = Evaluations.Run(evaluator, batch, plan);
            Assert.That(fitness, Is.EqualTo(expectedFitness));
            Assert.That(solved, Is.EqualTo(expectedSolved));
            Assert.That(steps, Is.EqualTo(expectedSteps));
        }
    }
}
