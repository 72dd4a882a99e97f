namespace Evolution.Core.Numerics;

/// <summary>
/// Work over a range of items, kept alive and run again every generation so that starting it allocates nothing. What it
/// does to one item must not depend on the other items, the worker or the order.
/// </summary>
public abstract class ParallelJob
{
    /// <summary>Does the items from <paramref name="start"/> (inclusive) to <paramref name="end"/> (exclusive).</summary>
    /// <param name="start">First item.</param>
    /// <param name="end">One past the last item.</param>
    /// <param name="worker">Number of the worker, counted from 0: an index to scratch memory of its own.</param>
    public abstract void Execute(int start, int end, int worker);
}
