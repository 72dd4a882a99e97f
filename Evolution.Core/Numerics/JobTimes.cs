using System.Diagnostics;

namespace Evolution.Core.Numerics;

/// <summary>Adds up what each kind of job cost a <see cref="WorkerPool"/>: for finding out where time goes.</summary>
public sealed class JobTimes
{
    private readonly Dictionary<string, JobTime> _times = [];
    private long _busy;

    /// <summary>Gets what was noted so far, by the name of the job.</summary>
    public IReadOnlyDictionary<string, JobTime> All => _times;

    /// <summary>Counts the time that a worker spent on the present job. Thread-safe.</summary>
    internal void AddBusy(long ticks) => Interlocked.Add(ref _busy, ticks);

    /// <summary>Ends a job.</summary>
    internal void Note(ParallelJob job, int items, long ticks)
    {
        string name = job.GetType().Name.Split('`')[0];
        JobTime before = _times.GetValueOrDefault(name);
        _times[name] = new JobTime(
            before.Runs + 1,
            before.Items + items,
            before.Milliseconds + ToMilliseconds(ticks),
            before.BusyMilliseconds + ToMilliseconds(Interlocked.Exchange(ref _busy, 0)));
    }

    private static double ToMilliseconds(long ticks) => ticks * 1e3 / Stopwatch.Frequency;
}
