using Evolution.Core.Numerics;
using NUnit.Framework;

namespace Evolution.Tests.Core.Numerics;

[TestFixture]
public sealed class WorkerPoolTests
{
    [Test]
    public void EveryItem_IsDoneExactlyOnce([Values(1, 2, 3, 6)] int threads)
    {
        using var workers = new WorkerPool(threads);
        foreach (int count in (int[])[0, 1, 2, 3, 7, 17, 1025])
        {
            foreach (int grain in (int[])[1, 5, 64])
            {
                var job = new CountingJob(count);
                workers.Run(job, count, grain);
                Assert.That(job.Done, Is.All.EqualTo(1));
                Assert.That(job.MostWorker, Is.LessThan(threads));
            }
        }
    }

    [Test]
    public void Pool_RunsManyJobsOneAfterTheOther()
    {
        using var workers = new WorkerPool(3);
        var job = new CountingJob(9);
        for (int i = 0; i < 300; i++)
        {
            workers.Run(job, 9, grain: 1);
        }

        Assert.That(job.Done, Is.All.EqualTo(300));
    }

    [TestCase(1)]
    [TestCase(3)]
    public void Exception_ReachesTheCallerAndThePoolGoesOn(int threads)
    {
        using var workers = new WorkerPool(threads);
        for (int item = 0; item < 50; item += 7)
        {
            int failing = item;
            Assert.That(() => workers.Run(new FailingJob(failing), 50, grain: 1), Throws.InvalidOperationException.With.Message.EqualTo($"item {failing}"));
        }

        var job = new CountingJob(50);
        workers.Run(job, 50, grain: 1);
        Assert.That(job.Done, Is.All.EqualTo(1));
    }

    [Test]
    public void JobSmallerThanTwoGrains_RunsOnTheCaller()
    {
        using var workers = new WorkerPool(3);
        var job = new CountingJob(9);
        workers.Run(job, 9, grain: 5);
        Assert.That(job.MostWorker, Is.Zero);
    }

    [Test]
    public void NegativeNumberOfWorkers_IsRefused() =>
        Assert.That(() => new WorkerPool(-1), Throws.InstanceOf<ArgumentOutOfRangeException>());

    [Test]
    public void NoNumberOfWorkers_TakesOneForEachProcessor()
    {
        using var workers = new WorkerPool(0);
        Assert.That(workers.Workers, Is.EqualTo(Environment.ProcessorCount));
    }

    private sealed class CountingJob(int count) : ParallelJob
    {
        private int _mostWorker;

        public int[] Done { get; } = new int[count];

        public int MostWorker => _mostWorker;

        public override void Execute(int start, int end, int worker)
        {
            for (int item = start; item < end; item++)
            {
                Interlocked.Increment(ref Done[item]);
            }

            if (worker > _mostWorker)
            {
                Interlocked.Exchange(ref _mostWorker, worker);
            }
        }
    }

    private sealed class FailingJob(int failing) : ParallelJob
    {
        public override void Execute(int start, int end, int worker)
        {
            if (start <= failing && failing < end)
            {
                throw new InvalidOperationException($"item {failing}");
            }
        }
    }
}
