using System.Diagnostics;
using System.Runtime.ExceptionServices;

namespace Evolution.Core.Numerics;

/// <summary>
/// A fixed set of threads that share the items of one job at a time through a queue, so that a long item does not idle
/// the others. The calling thread is worker 0. Not thread-safe: one caller at a time.
/// </summary>
/// <remarks>
/// A job has ended when its items are done, whether or not every thread has noticed that it began: a thread that wakes up
/// late, or that the system runs late, holds nobody up. Threads that slept are woken by those that work, two by each, so
/// that the caller neither signals all of them nor do they meet at one lock.
/// </remarks>
public sealed class WorkerPool : IDisposable
{
    private const int SpinsBeforeSleep = 2000;
    private const int SleepersToWake = 2;
    private const int PortionsPerWorker = 16;
    private const int SmallestPart = 4;

    private readonly Sleeper[] _sleepers;
    private readonly Thread[] _threads;
    private readonly PoolCounters _counters = new();
    private readonly int _spins;
    private ParallelJob? _job;
    private int _count;
    private int _grain;
    private int _portions;
    private volatile bool _stopping;
    private ExceptionDispatchInfo? _failure;

    /// <summary>Starts the threads.</summary>
    /// <param name="workers">Number of workers, the caller included; 0 takes one for each processor.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="workers"/> is negative.</exception>
    public WorkerPool(int workers)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(workers);
        Workers = workers == 0 ? Environment.ProcessorCount : workers;

        // A thread that spins on a processor that another one needs makes that one wait.
        _spins = Workers > Environment.ProcessorCount ? 0 : SpinsBeforeSleep;
        _sleepers = [.. Enumerable.Range(0, Workers).Select(static _ => new Sleeper())];
        _threads = new Thread[Workers - 1];
        for (int i = 0; i < _threads.Length; i++)
        {
            int worker = i + 1;
            _threads[i] = new Thread(() => Serve(worker)) { IsBackground = true, Name = $"evolution worker {worker}" };
            _threads[i].Start();
        }
    }

    /// <summary>Gets the number of workers, the calling thread included.</summary>
    public int Workers { get; }

    /// <summary>Gets or sets where jobs note what they cost; null, the default, measures nothing.</summary>
    public JobTimes? Times { get; set; }

    /// <summary>Returns how many items a worker should take at once: fewer where they would be so few portions that some workers wait for others' last.</summary>
    /// <param name="items">The number of items.</param>
    /// <param name="most">The number to take of many items, at least 4.</param>
    internal int GrainFor(int items, int most) =>
        items < 2 * most ? most : Math.Clamp(items / (Workers * PortionsPerWorker), most / SmallestPart, most);

    /// <summary>Runs a job over its items and returns when all are done. Fewer items than two grains run on the caller.</summary>
    /// <param name="job">The job.</param>
    /// <param name="count">The number of items.</param>
    /// <param name="grain">How many items a worker takes at once, at least 1.</param>
    /// <remarks>The first exception of any worker is thrown here, after all have stopped.</remarks>
    public void Run(ParallelJob job, int count, int grain)
    {
        ArgumentNullException.ThrowIfNull(job);
        long began = Times is null ? 0 : Stopwatch.GetTimestamp();
        if (Workers > 1 && count >= 2 * grain)
        {
            Share(job, count, grain);
        }
        else if (count > 0)
        {
            job.Execute(0, count, worker: 0);
            Times?.AddBusy(Stopwatch.GetTimestamp() - began);
        }

        Times?.Note(job, count, Stopwatch.GetTimestamp() - began);
    }

    /// <summary>Ends the threads.</summary>
    public void Dispose()
    {
        _stopping = true;
        Interlocked.MemoryBarrier();
        foreach (Sleeper sleeper in _sleepers)
        {
            sleeper.TryWake();
        }

        foreach (Thread thread in _threads)
        {
            thread.Join();
        }
    }

    private void Share(ParallelJob job, int count, int grain)
    {
        _job = job;
        _count = count;
        _grain = grain;
        _portions = (int)(((long)count + grain - 1) / grain);
        _failure = null;
        _counters.Unfinished = _portions;

        // What is above becomes visible with this: a worker reads it only once it has taken a portion.
        Interlocked.Exchange(ref _counters.Open, _portions);
        TakePortions(worker: 0);
        WaitUntilFinished();
        _job = null;
        _failure?.Throw();
    }

    private void Serve(int worker)
    {
        while (!_stopping)
        {
            TakePortions(worker);
            WaitForWork(_sleepers[worker]);
        }
    }

    /// <summary>
    /// Portions are counted down to zero, so that a worker that comes late takes one of the present job or none, but never
    /// one that was done.
    /// </summary>
    private void TakePortions(int worker)
    {
        int done = 0;
        long began = 0;
        while (Volatile.Read(ref _counters.Open) > 0)
        {
            int portion = Interlocked.Decrement(ref _counters.Open);
            if (portion < 0)
            {
                break;
            }

            if (done++ == 0)
            {
                WakeOthers(Math.Min(portion, SleepersToWake));
                began = Times is null ? 0 : Stopwatch.GetTimestamp();
            }

            Execute((_portions - 1 - portion) * _grain, worker);
        }

        if (done == 0)
        {
            return;
        }

        Times?.AddBusy(Stopwatch.GetTimestamp() - began);
        if (Interlocked.Add(ref _counters.Unfinished, -done) == 0 && worker > 0)
        {
            _sleepers[0].TryWake();
        }
    }

    private void Execute(int start, int worker)
    {
        if (Volatile.Read(ref _failure) is not null)
        {
            return;
        }

        try
        {
            _job!.Execute(start, start + Math.Min(_grain, _count - start), worker);
        }
        catch (Exception exception)
        {
            Interlocked.CompareExchange(ref _failure, ExceptionDispatchInfo.Capture(exception), null);
        }
    }

    private void WakeOthers(int most)
    {
        for (int worker = 1; worker < _sleepers.Length && most > 0 && Volatile.Read(ref _counters.Asleep) > 0; worker++)
        {
            most -= _sleepers[worker].TryWake() ? 1 : 0;
        }
    }

    private void WaitForWork(Sleeper sleeper)
    {
        for (int spin = 0; spin < _spins; spin++)
        {
            if (IsWanted())
            {
                return;
            }

            Thread.SpinWait(20);
        }

        Interlocked.Increment(ref _counters.Asleep);
        sleeper.Sleep(static pool => pool.IsWanted(), this);
        Interlocked.Decrement(ref _counters.Asleep);
    }

    private bool IsWanted() => Volatile.Read(ref _counters.Open) > 0 || _stopping;

    private void WaitUntilFinished()
    {
        for (int spin = 0; spin < _spins && !IsFinished(); spin++)
        {
            Thread.SpinWait(20);
        }

        while (!IsFinished())
        {
            _sleepers[0].Sleep(static pool => pool.IsFinished(), this);
        }
    }

    private bool IsFinished() => Volatile.Read(ref _counters.Unfinished) == 0;
}
