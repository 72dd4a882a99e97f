namespace Evolution.Core.Numerics;

/// <summary>Consecutive parts of a range of items, as equal as can be: what passes that need the sums of the parts before them are split into.</summary>
/// <param name="Items">The number of items.</param>
/// <param name="Count">The number of parts.</param>
internal readonly record struct Blocks(int Items, int Count)
{
    /// <summary>Fewer items than this cost less than another thread's part in the work.</summary>
    private const int LeastItems = 8192;

    private const int BlocksPerWorker = 2;

    /// <summary>Splits items for the workers of a pool; into one part where there are few.</summary>
    public static Blocks For(int items, WorkerPool workers) =>
        new(items, workers.Workers == 1 ? 1 : Math.Clamp(items / LeastItems, 1, workers.Workers * BlocksPerWorker));

    /// <summary>Returns the most parts that a pool's items are split into.</summary>
    public static int MostFor(WorkerPool workers) => workers.Workers * BlocksPerWorker;

    /// <summary>Returns the first item of a part; of the part after the last one, the number of items.</summary>
    public int Start(int block) => (int)((long)Items * block / Count);
}
