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

    [Test]
    public void JobsOfAnySize_DoTheirItemsWhenTheyEnd([Values(2, 4, 16)] int threads)
    {
        // Many short jobs, so that threads wake up late, in the midst of one or after its end.
        using var workers = new WorkerPool(threads);
        var job = new CountingJob(64);
        int[] expected = new int[64];
        for (int run = 0; run < 2000; run++)
        {
            int count = 1 + (run * 31 % 64);
            workers.Run(job, count, grain: 1 + (run % 3));
            for (int item = 0; item < count; item++)
            {
                expected[item]++;
            }

            Assert.That(job.Done.AsSpan().SequenceEqual(expected), $"run {run}");
        }
    }

    [Test]
    public void Job_EndsThoughAThreadIsStillBusyElsewhere()
    {
        // Neither of two items can end before both have begun, so two workers are at them; the third is not waited for.
        using var workers = new WorkerPool(3);
        for (int run = 0; run < 50; run++)
        {
            workers.Run(new MeetingJob(), 2, grain: 1);
        }
    }

    [Test]
    public void Times_CountRunsAndItemsOfEachJob([Values(1, 3)] int threads)
    {
        using var workers = new WorkerPool(threads) { Times = new JobTimes() };
        workers.Run(new CountingJob(50), 50, grain: 1);
        workers.Run(new CountingJob(7), 7, grain: 4);
        JobTime time = workers.Times.All[nameof(CountingJob)];
        Assert.That((time.Runs, time.Items), Is.EqualTo((2, 57)));
        Assert.That(time.Milliseconds, Is.GreaterThan(0));
        Assert.That(time.BusyMilliseconds, Is.GreaterThan(0));
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

    private sealed class MeetingJob : ParallelJob
    {
        private int _arrived;

        public override void Execute(int start, int end, int worker)
        {
            Interlocked.Increment(ref _arrived);
            SpinWait.SpinUntil(() => Volatile.Read(ref _arrived) == 2);
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
