namespace Evolution.Core.Numerics;

/// <summary>Where one thread sleeps until another wakes it, with a lock of its own.</summary>
internal sealed class Sleeper
{
    private readonly object _gate = new();
    private int _isAsleep;
    private bool _isWoken;

    /// <summary>Sleeps until woken, unless there is a reason not to. May wake up for nothing.</summary>
    /// <param name="isWanted">Whether the reason to wake up is there already; what makes it so is followed by <see cref="TryWake"/>.</param>
    /// <param name="pool">What it is asked of.</param>
    public void Sleep(Func<WorkerPool, bool> isWanted, WorkerPool pool)
    {
        // Either this thread sees the reason now, or who has made it sees that this thread sleeps.
        Interlocked.Exchange(ref _isAsleep, 1);
        if (isWanted(pool) && Interlocked.CompareExchange(ref _isAsleep, 0, 1) == 1)
        {
            return;
        }

        lock (_gate)
        {
            while (!_isWoken)
            {
                Monitor.Wait(_gate);
            }

            _isWoken = false;
        }
    }

    /// <summary>Wakes the thread if it sleeps.</summary>
    /// <returns>Whether it slept.</returns>
    public bool TryWake()
    {
        if (Volatile.Read(ref _isAsleep) == 0 || Interlocked.CompareExchange(ref _isAsleep, 0, 1) == 0)
        {
            return false;
        }

        lock (_gate)
        {
            _isWoken = true;
            Monitor.Pulse(_gate);
        }

        return true;
    }
}
