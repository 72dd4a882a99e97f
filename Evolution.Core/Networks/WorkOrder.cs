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
        Buffers.Reserve(ref _bucket, sizes.Length);
        int most = 0;
        for (int genome = 0; genome < sizes.Length; genome++)
        {
            _bucket[genome] = sizes[genome].Work;
            most = Math.Max(most, _bucket[genome]);
        }

        int shift = 0;
        while (most >> shift >= Buckets)
        {
            shift++;
        }

        Span<int> start = _start.AsSpan(0, (most >> shift) + 1);
        start.Clear();
        foreach (ref int bucket in _bucket.AsSpan(0, sizes.Length))
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

        for (int genome = sizes.Length - 1; genome >= 0; genome--)
        {
            order[--start[_bucket[genome]]] = genome;
        }
    }
}
