using Evolution.Core.Evaluation;
using Evolution.Core.Genomes;
using Evolution.Core.Networks;
using Evolution.Core.Numerics;
using Evolution.Core.Runs;
using Evolution.Core.Speciation;
using Evolution.Core.Tasks;
using Evolution.Gpu;
using Evolution.Gpu.Buffers;
using Evolution.Gpu.Faults;
using Evolution.Tests.Support;
using ILGPU.Runtime.Cuda;
using NUnit.Framework;

namespace Evolution.Tests.Gpu.Faults;

/// <summary>A device that fails costs time and nothing else.</summary>
[TestFixture]
public sealed class DeviceFaultTests
{
    private static readonly EvolutionTask Drift = DriftTask.Create();

    /// <summary>Several launches a generation, so that a fault finds a generation half done.</summary>
    private static readonly GpuOptions SmallParts = new() { MemoryLimitBytes = 6000 };

    [Test]
    public void DeviceLostInMidRun_LeavesTheRunAsItWouldHaveBeen([Values(1, 2, 9)] int faultyLaunch)
    {
        int launches = 0;
        var reported = new List<DeviceFallback>();
        using var workers = new WorkerPool(1);
        using var evaluator = new FallbackEvaluator(
            FaultyScorer.OfDrift(SmallParts, _ => FailIf(++launches == faultyLaunch, "unspecified launch failure")),
            () => new SimdEvaluator(Drift, workers));
        evaluator.Failed += reported.Add;

        EvolutionRun disturbed = Run(evaluator, workers);
        using var host = new SimdEvaluator(Drift, workers);
        EvolutionRun undisturbed = Run(host, workers);

        Assert.That(GenomeDigest.OfPopulation(disturbed.Population), Is.EqualTo(GenomeDigest.OfPopulation(undisturbed.Population)));
        Assert.That(disturbed.Champion!.Genome.Digest(), Is.EqualTo(undisturbed.Champion!.Genome.Digest()));
        Assert.That(disturbed.Steps, Is.EqualTo(undisturbed.Steps));
        Assert.That(reported, Is.EqualTo((DeviceFallback?[])[evaluator.Fallback]));
        Assert.That((reported[0].Backend, reported[0].Reason), Is.EqualTo(("emulated", "unspecified launch failure")));
        Assert.That(evaluator.Backend, Is.EqualTo("cpu"));
        Assert.That(launches, Is.EqualTo(faultyLaunch), "the device is left alone once it has failed");
    }

    /// <summary>A run finds species meanwhile: never doing that, or twice, would be another run.</summary>
    [Test]
    public void WorkBesideAnEvaluation_IsDoneOnceWhateverFails([Values(0, 1, 2)] int faultyLaunch, [Values(1, 2)] int devices)
    {
        int launches = 0;
        int done = 0;
        GpuEvaluator Device() => FaultyScorer.OfDrift(SmallParts, _ => FailIf(Interlocked.Increment(ref launches) == faultyLaunch, "unspecified launch failure"));
        using var workers = new WorkerPool(1);
        using var evaluator = new FallbackEvaluator(
            devices == 1 ? Device() : new MultiDeviceEvaluator(Device(), Device()), () => new SimdEvaluator(Drift, workers));
        NetworkBatch batch = Batches.Batch(RandomGenomes.Many(5, 60));
        var scores = new PopulationScores();
        evaluator.EvaluateBeside(batch, Evaluations.Plan(), scores, () => done++);
        Assert.That(done, Is.EqualTo(1));
        Assert.That(evaluator.Fallback is null, Is.EqualTo(faultyLaunch == 0));
        Assert.That(Array.ConvertAll(scores.Fitness.ToArray(), BitConverter.SingleToUInt32Bits), Is.EqualTo(Evaluations.Reference(Drift, batch, Evaluations.Plan()).Item1));
    }

    [Test]
    public void OneOfTwoDevicesLost_LeavesTheResultAsItIs()
    {
        using var workers = new WorkerPool(1);
        using var evaluator = new FallbackEvaluator(
            new MultiDeviceEvaluator(
                new GpuEvaluator(Drift, GpuDevice.OpenEmulated()),
                FaultyScorer.OfDrift(new GpuOptions(), _ => FailIf(true, "an illegal memory access was encountered"))),
            () => new SimdEvaluator(Drift, workers));
        AssertParity(evaluator);
        Assert.That(evaluator.Fallback!.Device, Does.StartWith("2 x "));
    }

    [Test]
    public void FaultOfTheProgram_IsNoDeviceFault()
    {
        using var workers = new WorkerPool(1);
        using var evaluator = new FallbackEvaluator(
            FaultyScorer.OfDrift(new GpuOptions(), _ => throw new InvalidOperationException("a bug")), () => new SimdEvaluator(Drift, workers));
        Assert.Throws<InvalidOperationException>(() => AssertParity(evaluator));
        Assert.That(evaluator.Fallback, Is.Null);
    }

    [Test]
    public void DeviceWithLessMemoryThanItSays_GetsSmallerParts()
    {
        using GpuEvaluator evaluator = FaultyScorer.OfDrift(
            new GpuOptions { MemoryLimitBytes = 20_000 }, networks => FailIf(networks > 15, "out of memory"));
        AssertParity(evaluator);
        Assert.That(evaluator.Launches, Is.GreaterThanOrEqualTo(3));
    }

    [Test]
    public void DeviceWithoutMemory_IsGivenUpAfterSomeHalvings()
    {
        int launches = 0;
        using GpuEvaluator evaluator = FaultyScorer.OfDrift(new GpuOptions(), _ => FailIf(++launches > 0, "out of memory"));
        DeviceMemoryException exception = Assert.Throws<DeviceMemoryException>(() => AssertParity(evaluator))!;
        Assert.That(exception.Message, Does.Contain("ran out of memory"));
        Assert.That(launches, Is.EqualTo(MemoryBudget.MostHalvings + 1));
    }

    [Test]
    public void NetworkThatNeverFits_IsRefusedBeforeAnythingIsCopied()
    {
        var one = new BatchPart(Start: 3, End: 4, MostNodes: 1000, MostEdges: 5000, MemoryPlan.AllGlobal);
        DeviceMemoryException exception = Assert.Throws<DeviceMemoryException>(() => MemoryBudget.Verify(one, bytes: 2000, deviceBytes: 1999))!;
        Assert.That(exception.Message, Does.Contain("1000 nodes and 5000 edges needs 2000 bytes"));
        Assert.DoesNotThrow(() => MemoryBudget.Verify(one, bytes: 1999, deviceBytes: 1999));
        Assert.DoesNotThrow(() => MemoryBudget.Verify(one with { End = 5 }, bytes: 2000, deviceBytes: 1999), "several networks are split");
    }

    private static void FailIf(bool fails, string message)
    {
        if (fails)
        {
            throw new CudaException(message);
        }
    }

    private static EvolutionRun Run(IPopulationEvaluator evaluator, WorkerPool workers)
    {
        RunSetup setup = TestOptions.Setup(SpeciationStrategyKind.Threshold, population: 40) with
        {
            Stop = new StopOptions { WhenSolved = false, Generations = 6 },
        };
        var run = new EvolutionRun(setup, Drift, evaluator, workers);
        run.Run();
        return run;
    }

    private static void AssertParity(IPopulationEvaluator evaluator)
    {
        NetworkBatch batch = Batches.Batch(RandomGenomes.Many(5, 60));
        EvaluationPlan plan = Evaluations.Plan();
        (uint[] fitness, bool[] solved, long steps) = Evaluations.Run(evaluator, batch, plan);
        (uint[] expectedFitness, bool[] expectedSolved, long expectedSteps) = Evaluations.Reference(Drift, batch, plan);
        Assert.That(fitness, Is.EqualTo(expectedFitness));
        Assert.That(solved, Is.EqualTo(expectedSolved));
        Assert.That(steps, Is.EqualTo(expectedSteps));
    }
}
