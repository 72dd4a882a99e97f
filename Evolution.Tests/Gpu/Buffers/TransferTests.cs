using Evolution.Core.Genomes;
using Evolution.Core.Networks;
using Evolution.Core.Numerics;
using Evolution.Core.Tasks;
using Evolution.Experiments.Benchmarks;
using Evolution.Gpu;
using Evolution.Gpu.Buffers;
using Evolution.Tests.Support;
using NUnit.Framework;

namespace Evolution.Tests.Gpu.Buffers;

/// <summary>What goes to a device and comes back, and the memory that it goes through.</summary>
[TestFixture]
public sealed class TransferTests
{
    /// <summary>Enough networks that their columns are worth locking.</summary>
    private static readonly SyntheticNetworks Many = new(Networks: 3000, Inputs: 3, Outputs: 2, Hidden: 4, Edges: 12, ActivationKind.LeakyRelu);

    [Test]
    public void PartsInTurn_HaveTheBitsOfTheReference([Values(1, 400, 2500)] long partBytes, [Values] bool rows)
    {
        EvolutionTask task = rows ? EchoTask.Create(rows: 5) : DriftTask.Create();
        using var evaluator = new GpuEvaluator(task, GpuDevice.OpenEmulated(), new GpuOptions { PartBytes = partBytes });
        for (ulong seed = 1; seed <= 3; seed++)
        {
            NetworkBatch batch = Batches.Batch(RandomGenomes.Many(seed, 40));
            Assert.That(Evaluations.Run(evaluator, batch, Evaluations.Plan()), Is.EqualTo(Evaluations.Reference(task, batch, Evaluations.Plan())));
            Assert.That(evaluator.Launches, Is.GreaterThan(2));
        }
    }

    [Test]
    public void FaultWhileAnotherPartIsUnderWay_CountsNoNetworkTwice([Values(2, 3, 4)] int faultyLaunch)
    {
        int launches = 0;
        using GpuEvaluator evaluator = FaultyScorer.OfDrift(new GpuOptions { PartBytes = 1500 }, _ =>
        {
            if (++launches == faultyLaunch)
            {
                throw new ILGPU.Runtime.Cuda.CudaException("out of memory");
            }
        });
        NetworkBatch batch = Batches.Batch(RandomGenomes.Many(5, 40));
        Assert.That(Evaluations.Run(evaluator, batch, Evaluations.Plan()), Is.EqualTo(Evaluations.Reference(DriftTask.Create(), batch, Evaluations.Plan())));
    }

    [Test]
    public void ColumnsThatComeBack_AreLockedAndFollowTheirGrowth()
    {
        using var evaluator = new GpuEvaluator(EchoTask.Create(rows: 1), GpuDevice.OpenEmulated());
        using var workers = new WorkerPool(1);
        var batcher = new NetworkBatcher(workers);
        var batch = new NetworkBatch();
        batcher.Build(Many.Create(), batch);
        AssertBits(evaluator, batch);
        Assert.That(evaluator.LockedBytes, Is.Zero, "a batch that comes once is not worth it");
        AssertBits(evaluator, batch);
        long locked = evaluator.LockedBytes;
        Assert.That(locked, Is.GreaterThanOrEqualTo(8L * batch.EdgeCount));

        batcher.Build((Many with { Networks = 12_000 }).Create(), batch);
        AssertBits(evaluator, batch);
        Assert.That(evaluator.LockedBytes, Is.LessThan(locked), "columns that grew lie elsewhere");
        AssertBits(evaluator, batch);
        Assert.That(evaluator.LockedBytes, Is.GreaterThan(locked));
    }

    /// <summary>Two H200s: what both had locked was unlocked for both when the batch grew, and the run went on on the host.</summary>
    [Test]
    public void OneOfSeveralDevices_LocksTheBatch()
    {
        var first = new GpuEvaluator(EchoTask.Create(rows: 1), GpuDevice.OpenEmulated());
        var second = new GpuEvaluator(EchoTask.Create(rows: 1), GpuDevice.OpenEmulated());
        using var both = new MultiDeviceEvaluator(first, second);
        using var workers = new WorkerPool(1);
        var batch = new NetworkBatch();
        new NetworkBatcher(workers).Build(Many.Create(), batch);
        Evaluations.Run(both, batch, Evaluations.Plan());
        Evaluations.Run(both, batch, Evaluations.Plan());
        Assert.That((first.LockedBytes > 0, second.LockedBytes), Is.EqualTo((true, 0L)));
    }

    [Test]
    public void LockedArray_IsCopiedInPlace()
    {
        using var device = GpuDevice.OpenEmulated();
        using var host = new HostLock(device.Accelerator);
        using var buffer = new DeviceBuffer<int>(device.Accelerator);
        int[] array = [.. Enumerable.Range(0, 100_000)];
        host.Lock(array);
        Assert.That(host.LockedBytes, Is.EqualTo(400_000));
        buffer.Upload(device.Accelerator.DefaultStream, host.Bytes(4 * 50_000, 4 * 10).Cast<int>());
        buffer.Download(device.Accelerator.DefaultStream, host.Bytes(0, 4 * 10).Cast<int>());
        device.Accelerator.Synchronize();
        Assert.That(array[..11], Is.EqualTo((int[])[.. Enumerable.Range(50_000, 10), 10]));
    }

    private static void AssertBits(GpuEvaluator evaluator, NetworkBatch batch) =>
        Assert.That(
            Evaluations.Run(evaluator, batch, Evaluations.Plan()).Fitness,
            Is.EqualTo(Evaluations.Reference(EchoTask.Create(rows: 1), batch, Evaluations.Plan()).Fitness));
}
