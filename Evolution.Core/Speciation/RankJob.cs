using Evolution.Core.Numerics;

namespace Evolution.Core.Speciation;

/// <summary>
/// Orders the members of each species by fitness. An item is a piece of a species: pieces are sorted in parallel, then merged
/// two by two, so that one species of a whole population is no longer on one thread.
/// </summary>
internal sealed class RankJob(WorkerPool workers) : ParallelJob
{
    private const int MembersAtOnce = 1 << 13;

    /// <summary>Below, counting digits takes longer than comparing.</summary>
    private const int LeastForDigits = 256;

    private IReadOnlyList<Species> _species = [];
    private Piece[] _pieces = [];
    private int[] _members = [];
    private ulong[] _keys = [];
    private ulong[] _merged = [];
    private float[] _fitness = [];
    private int _count;
    private int _sortedLength;

    /// <summary>Orders all species.</summary>
    /// <param name="species">The species.</param>
    /// <param name="members">The genomes, species by species; is put in order.</param>
    /// <param name="fitness">The fitness of each genome; none is NaN.</param>
    /// <param name="generation">The present generation.</param>
    public void Run(IReadOnlyList<Species> species, int[] members, ReadOnlySpan<float> fitness, int generation)
    {
        _species = species;
        _members = members;
        Buffers.Reserve(ref _keys, fitness.Length);
        Buffers.Reserve(ref _merged, fitness.Length);
        Buffers.Reserve(ref _fitness, fitness.Length);
        fitness.CopyTo(_fitness);
        int longest = Cut();
        for (_sortedLength = 0; _sortedLength < longest; _sortedLength = Math.Max(2 * _sortedLength, MembersAtOnce))
        {
            workers.Run(this, _count, grain: 1);
            if (_sortedLength > 0)
            {
                (_keys, _merged) = (_merged, _keys);
            }
        }

        _sortedLength = int.MaxValue;
        workers.Run(this, _count, grain: 1);
        NoteBests(generation);
    }

    /// <inheritdoc/>
    public override void Execute(int start, int end, int worker)
    {
        for (int index = start; index < end; index++)
        {
            Piece piece = _pieces[index];
            Species species = _species[piece.Species];
            int length = Math.Min(MembersAtOnce, species.Count - piece.Offset);
            Range rows = new(species.Start + piece.Offset, species.Start + piece.Offset + length);
            if (_sortedLength == 0)
            {
                Sort(_members.AsSpan(rows), _keys.AsSpan(rows), _merged.AsSpan(rows));
            }
            else if (_sortedLength == int.MaxValue)
            {
                Write(_keys.AsSpan(rows), _members.AsSpan(rows));
            }
            else
            {
                Merge(_keys.AsSpan(species.Start, species.Count), piece.Offset, _merged.AsSpan(rows));
            }
        }
    }

    /// <summary>Cuts the species into pieces.</summary>
    /// <returns>The most members of a species.</returns>
    private int Cut()
    {
        _count = 0;
        int longest = 0;
        for (int position = 0; position < _species.Count; position++)
        {
            int members = _species[position].Count;
            longest = Math.Max(longest, members);
            for (int offset = 0; offset < members; offset += MembersAtOnce)
            {
                Buffers.Grow(ref _pieces, _count + 1);
                _pieces[_count++] = new Piece(position, offset);
            }
        }

        return longest;
    }

    private void Sort(ReadOnlySpan<int> members, Span<ulong> keys, Span<ulong> scratch)
    {
        bool byNumber = true;
        for (int i = 0; i < keys.Length && i < members.Length; i++)
        {
            keys[i] = DescendingKey(_fitness[members[i]], members[i]);
            byNumber &= i == 0 || members[i - 1] < members[i];
        }

        // Members come by number unless they were ranked before; then equals are in their order already.
        if (byNumber && keys.Length >= LeastForDigits)
        {
            RadixSort.SortByHighHalf(keys, scratch);
        }
        else
        {
            keys.Sort();
        }
    }

    /// <summary>Writes a piece of the merger of the two sorted runs that it lies in; keys are unique.</summary>
    private void Merge(ReadOnlySpan<ulong> keys, int offset, Span<ulong> piece)
    {
        int start = offset / _sortedLength / 2 * _sortedLength * 2;
        ReadOnlySpan<ulong> left = keys[start..Math.Min(start + _sortedLength, keys.Length)];
        ReadOnlySpan<ulong> right = keys[Math.Min(start + _sortedLength, keys.Length)..(int)Math.Min((long)start + (2L * _sortedLength), keys.Length)];
        int taken = SplitOf(left, right, offset - start);
        left = left[taken..];
        right = right[(offset - start - taken)..];
        int next = 0;
        int other = 0;
        foreach (ref ulong key in piece)
        {
            bool isLeft = other == right.Length || (next < left.Length && left[next] < right[other]);
            key = isLeft ? left[next++] : right[other++];
        }
    }

    /// <summary>Returns how many of the first keys of both runs together are from the left one.</summary>
    private static int SplitOf(ReadOnlySpan<ulong> left, ReadOnlySpan<ulong> right, int together)
    {
        int least = Math.Max(0, together - right.Length);
        int most = Math.Min(together, left.Length);
        while (least < most)
        {
            int middle = (least + most) / 2;
            if (left[middle] < right[together - middle - 1])
            {
                least = middle + 1;
            }
            else
            {
                most = middle;
            }
        }

        return least;
    }

    private static void Write(ReadOnlySpan<ulong> keys, Span<int> members)
    {
        for (int i = 0; i < keys.Length && i < members.Length; i++)
        {
            members[i] = (int)(uint)keys[i];
        }
    }

    private void NoteBests(int generation)
    {
        for (int position = 0; position < _species.Count; position++)
        {
            Species species = _species[position];
            float best = _fitness[_members[species.Start]];
            if (best > species.BestFitness)
            {
                species.BestFitness = best;
                species.Improved = generation;
            }
        }
    }

    /// <summary>Maps a fitness to bits whose ascending order is descending fitness, with the genome number below.</summary>
    private static ulong DescendingKey(float fitness, int genome)
    {
        // Adding 0 turns -0 into +0, which are equal and must tie.
        int bits = BitConverter.SingleToInt32Bits(fitness + 0f);
        uint ascending = bits < 0 ? ~(uint)bits : (uint)bits | 0x80000000;
        return ((ulong)~ascending << 32) | (uint)genome;
    }

    /// <summary>Some members of a species, at most <see cref="MembersAtOnce"/>.</summary>
    private readonly record struct Piece(int Species, int Offset);
}
