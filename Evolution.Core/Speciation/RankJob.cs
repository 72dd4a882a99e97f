using Evolution.Core.Numerics;

namespace Evolution.Core.Speciation;

/// <summary>Orders the members of each species by fitness, species in parallel: an item is a species.</summary>
internal sealed class RankJob : ParallelJob
{
    private IReadOnlyList<Species> _species = [];
    private int[] _members = [];
    private ulong[] _keys = [];
    private float[] _fitness = [];
    private int _generation;

    /// <summary>Prepares a generation.</summary>
    /// <param name="species">The species.</param>
    /// <param name="members">The genomes, species by species; is put in order.</param>
    /// <param name="fitness">The fitness of each genome; none is NaN.</param>
    /// <param name="generation">The present generation.</param>
    public void Begin(IReadOnlyList<Species> species, int[] members, ReadOnlySpan<float> fitness, int generation)
    {
        _species = species;
        _members = members;
        _generation = generation;
        Buffers.Reserve(ref _keys, fitness.Length);
        Buffers.Reserve(ref _fitness, fitness.Length);
        fitness.CopyTo(_fitness);
    }

    /// <inheritdoc/>
    public override void Execute(int start, int end, int worker)
    {
        for (int position = start; position < end; position++)
        {
            Rank(_species[position]);
        }
    }

    private void Rank(Species species)
    {
        Span<int> members = _members.AsSpan(species.Start, species.Count);
        Span<ulong> keys = _keys.AsSpan(species.Start, species.Count);
        for (int i = 0; i < members.Length; i++)
        {
            keys[i] = DescendingKey(_fitness[members[i]], members[i]);
        }

        keys.Sort();
        for (int i = 0; i < members.Length; i++)
        {
            members[i] = (int)(uint)keys[i];
        }

        float best = _fitness[members[0]];
        if (best > species.BestFitness)
        {
            species.BestFitness = best;
            species.Improved = _generation;
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
}
