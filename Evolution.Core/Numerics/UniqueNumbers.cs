namespace Evolution.Core.Numerics;

/// <summary>Numbers that no other instance in the process gives. They tell things apart and mean nothing else: they differ from run to run.</summary>
internal sealed class UniqueNumbers
{
    /// <summary>Taken at once, so that threads do not contend for every number.</summary>
    private const int Block = 1024;

    private static long _taken;

    private long _next;
    private long _end;

    /// <summary>Returns the next number, at least 1. Not thread-safe: one instance a thread.</summary>
    public long Next()
    {
        if (_next == _end)
        {
            _end = Interlocked.Add(ref _taken, Block) + 1;
            _next = _end - Block;
        }

        return _next++;
    }
}
