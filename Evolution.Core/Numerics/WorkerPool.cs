using System.Runtime.ExceptionServices;

namespace Evolution.Core.Numerics;

/// <summary>
/// A fixed set of threads that share the items of one job at a time through a queue, so that a long item does not idle
/// the others. The calling thread is worker 0. Not thread-safe: one caller at a time.
/// </summary>
public sealed class WorkerPool : IDisposable
{
    private const int SpinsBeforeSleep = 2000;

    private readonly object _gate = new();
    private readonly ManualResetEventSlim _finished = new(initialState: true, SpinsBeforeSleep);
    private readonly Thread[] _threads;
    private ParallelJob? _job;
    private int _count;
    private int _grain;
    private int _next;
    private int _running;
    private volatile int _round;
    private volatile bool _stopping;
    private ExceptionDispatchInfo? _failure;

    /// <summary>Starts the threads.</summary>
    /// <param name="workers">Number of workers, the caller included; 0 takes one for each processor.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="workers"/> is negative.</exception>
    public WorkerPool(int workers)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(workers);
        Workers = workers == 0 ? Environment.ProcessorCount : workers;
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

    /// <summary>Runs a job over its items and returns when all are done. Fewer items than two grains run on the caller.</summary>
    /// <param name="job">The job.</param>
    /// <param name="count">The number of items.</param>
    /// <param name="grain">How many items a worker takes at once, at least 1.</param>
    /// <remarks>The first exception of any worker is thrown here, after all have stopped.</remarks>
    public void Run(ParallelJob job, int count, int grain)
    {
        ArgumentNullException.ThrowIfNull(job);
        if (Workers == 1 || count < 2 * grain)
        {
            if (count > 0)
            {
                job.Execute(0, count, worker: 0);
            }

            return;
        }

        _job = job;
        _count = count;
        _grain = grain;
        _next = 0;
        _failure = null;
        _running = _threads.Length;
        _finished.Reset();
        lock (_gate)
        {
            _round++;
            Monitor.PulseAll(_gate);
        }

        TakeItems(job, worker: 0);
        _finished.Wait();
        _job = null;
        _failure?.Throw();
    }

    /// <summary>Ends the threads.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _stopping = true;
            Monitor.PulseAll(_gate);
        }

        foreach (Thread thread in _threads)
        {
            thread.Join();
        }

        _finished.Dispose();
    }

    private void Serve(int worker)
    {
        for (int seen = 0; WaitForRound(seen);)
        {
            seen = _round;
            TakeItems(_job!, worker);
            if (Interlocked.Decrement(ref _running) == 0)
            {
                _finished.Set();
            }
        }
    }

    private bool WaitForRound(int seen)
    {
        for (int spin = 0; spin < SpinsBeforeSleep && _round == seen && !_stopping; spin++)
        {
            Thread.SpinWait(20);
        }

        if (_round == seen)
        {
            lock (_gate)
            {
                while (_round == seen && !_stopping)
                {
                    Monitor.Wait(_gate);
                }
            }
        }

        return !_stopping;
    }

    private void TakeItems(ParallelJob job, int worker)
    {
        try
        {
            for (int start; (start = Interlocked.Add(ref _next, _grain) - _grain) < _count;)
            {
                job.Execute(start, Math.Min(start + _grain, _count), worker);
            }
        }
        catch (Exception exception)
        {
            lock (_gate)
            {
                _failure ??= ExceptionDispatchInfo.Capture(exception);
            }

            Interlocked.Exchange(ref _next, _count);
        }
    }
}
