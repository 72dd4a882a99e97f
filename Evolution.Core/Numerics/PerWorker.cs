namespace Evolution.Core.Numerics;

/// <summary>
/// One object a worker, far enough apart that no two share a cache line: neighbours that are written all the time would
/// otherwise take the line from each other at every write.
/// </summary>
/// <typeparam name="TScratch">What each worker has of its own.</typeparam>
internal sealed class PerWorker<TScratch>
    where TScratch : class
{
    private const int BytesApart = 256;

    private readonly TScratch[] _items;
    private readonly byte[][] _spacers;

    /// <summary>Creates the objects.</summary>
    /// <param name="workers">The number of workers.</param>
    /// <param name="create">Creates one.</param>
    public PerWorker(int workers, Func<TScratch> create)
    {
        _items = new TScratch[workers];
        _spacers = new byte[workers][];
        for (int worker = 0; worker < workers; worker++)
        {
            // Allocated in turn and kept alive, a spacer stays between its neighbours even when the heap is compacted.
            _items[worker] = create();
            _spacers[worker] = new byte[BytesApart];
        }
    }

    /// <summary>Gets the number of workers.</summary>
    public int Count => _spacers.Length;

    /// <summary>Gets a worker's object.</summary>
    public TScratch this[int worker] => _items[worker];
}
