using Evolution.Core.Numerics;

namespace Evolution.Core.Networks;

/// <summary>Orders items by falling work, equals by number.</summary>
/// <param name="workers">The threads to use.</param>
internal sealed class WorkOrder(WorkerPool workers)
{
    private const int Buckets = 4096;

    private readonly CountingSort _sort = new(workers);
    private int[] _work = [];
    private int _items;

    /// <summary>Gets the work of each item, in any unit; to be written before <see cref="Sort"/>, which overwrites it.</summary>
    public Span<int> Work => _work.AsSpan(0, _items);

    /// <summary>Gets the place of each item, the most work first.</summary>
    public ReadOnlySpan<int> Place => _sort.Place.AsSpan(0, _items);

    /// <summary>Makes room for the work of each item.</summary>
    public void Begin(int items)
    {
        _items = items;
        Buffers.Reserve(ref _work, items);
    }

    /// <summary>Finds the places.</summary>
    /// <remarks>Very large networks share buckets of several edges each; the order only balances work, so that is near enough.</remarks>
    public void Sort()
    {
        int most = 0;
        foreach (int work in Work)
        {
            most = Math.Max(most, work);
        }

        int shift = 0;
        while (most >> shift >= Buckets)
        {
            shift++;
        }

        foreach (ref int work in Work)
        {
            work = (most >> shift) - (work >> shift);
        }

        _sort.Sort(_work, _items, (most >> shift) + 1);
    }
}
