using System.Diagnostics;

namespace Evolution.Gpu;

/// <summary>What the host does while a device computes: once for each evaluation, whatever fails meanwhile. Not thread-safe.</summary>
internal sealed class WorkBeside
{
    private Action? _work;

    /// <summary>Gets how long the work took that was done last, in milliseconds; 0 while some is pending.</summary>
    public double Milliseconds { get; private set; }

    /// <summary>Takes in the work of an evaluation that begins.</summary>
    public void Begin(Action work)
    {
        _work = work;
        Milliseconds = 0;
    }

    /// <summary>Does the work, unless it was done.</summary>
    public void Do()
    {
        if (_work is not { } work)
        {
            return;
        }

        _work = null;
        long began = Stopwatch.GetTimestamp();
        work();
        Milliseconds = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }
}
