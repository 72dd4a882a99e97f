using System.Diagnostics;

namespace Evolution.Core.Runs;

/// <summary>Adds up the wall time of each phase.</summary>
public sealed class PhaseClock
{
    private readonly long[] _ticks = new long[Enum.GetValues<Phase>().Length];
    private long _last = Stopwatch.GetTimestamp();

    /// <summary>Returns the seconds spent in a phase so far.</summary>
    public double Seconds(Phase phase) => _ticks[(int)phase] / (double)Stopwatch.Frequency;

    /// <summary>Starts counting from now: the time before belongs to no phase.</summary>
    public void Restart() => _last = Stopwatch.GetTimestamp();

    /// <summary>Adds the time since the last call to the phase that has just ended.</summary>
    public void End(Phase phase)
    {
        long now = Stopwatch.GetTimestamp();
        _ticks[(int)phase] += now - _last;
        _last = now;
    }

    /// <summary>Counts a part of a phase that has just ended under another.</summary>
    /// <param name="from">The phase that holds it so far.</param>
    /// <param name="to">The phase that it belongs to.</param>
    /// <param name="milliseconds">The part, at least 0.</param>
    public void Move(Phase from, Phase to, double milliseconds)
    {
        Add(from, -milliseconds);
        Add(to, milliseconds);
    }

    /// <summary>Adds to a phase what was measured elsewhere.</summary>
    internal void Add(Phase phase, double milliseconds) => _ticks[(int)phase] += (long)(milliseconds * 1e-3 * Stopwatch.Frequency);
}
