using Evolution.Core.Numerics;

namespace Evolution.Core.Networks;

/// <summary>Orders genomes by falling work, equals by number, with a counting sort: its time is linear and it allocates nothing.</summary>
internal sealed class WorkOrder
{
    private const int Buckets = 4096;

    private readonly int[] _start = new int[Buckets];
    private int[] _bucket = [];

    /// <summary>Fills <paramref name="order"/> with the genomes, the most work first.</summary>
    /// <remarks>Very large networks share buckets of several edges each; the order only balances work, so that is near enough.</remarks>
    public void Sort(ReadOnlySpan<NetworkSize> sizes, Span<int> order)
    {
        Span<int> work = Begin(sizes.Length);
        for (int genome = 0; genome < sizes.Length; genome++)
        {
            work[genome] = sizes[genome].Work;
        }

        Sort(order);
    }

    /// <summary>Returns room for the work of each item, for <see cref="Sort(Span{int})"/>.</summary>
    public Span<int> Begin(int items)
    {
        Buffers.Reserve(ref _bucket, items);
        return _bucket.AsSpan(0, items);
    }

    /// <summary>Fills <paramref name="order"/> with the items whose work was written down, the most work first.</summary>
    public void Sort(Span<int> order)
    {
        int most = 0;
        foreach (int work in _bucket.AsSpan(0, order.Length))
        {
            most = Math.Max(most, work);
        }

        int shift = 0;
        while (most >> shift >= Buckets)
        {
            shift++;
        }

        Span<int> start = _start.AsSpan(0, (most >> shift) + 1);
        start.Clear();
        foreach (ref int bucket in _bucket.AsSpan(0, order.Length))
        {
            bucket = (most >> shift) - (bucket >> shift);
            start[bucket]++;
        }

        int sum = 0;
        foreach (ref int entry in start)
        {
            sum += entry;
            entry = sum;
        }

        for (int item = order.Length - 1; item >= 0; item--)
        {
            order[--start[_bucket[item]]] = item;
        }
    }
}
