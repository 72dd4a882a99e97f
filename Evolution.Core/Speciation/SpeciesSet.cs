using Evolution.Core.Numerics;

namespace Evolution.Core.Speciation;

/// <summary>The species of a run, and which genome belongs to which.</summary>
public sealed class SpeciesSet
{
    private readonly List<Species> _species = [];
    private readonly Stack<Species> _retired = [];
    private int[] _speciesOf = [];
    private int[] _members = [];
    private ulong[] _keys = [];
    private int _genomes;

    /// <summary>Gets the living species, oldest first.</summary>
    public IReadOnlyList<Species> All => _species;

    /// <summary>Gets the position in <see cref="All"/> of each genome's species.</summary>
    public ReadOnlySpan<int> SpeciesOf => _speciesOf.AsSpan(0, _genomes);

    /// <summary>Gets the genomes, species by species, the fittest of a species first.</summary>
    public ReadOnlySpan<int> Members => _members.AsSpan(0, _genomes);

    /// <summary>Gets the compatibility threshold of the present generation.</summary>
    public float Threshold { get; internal set; }

    /// <summary>Gets the number that the next species takes.</summary>
    internal int NextId { get; private set; }

    /// <summary>Returns the members of a species, the fittest first.</summary>
    public ReadOnlySpan<int> MembersOf(Species species)
    {
        ArgumentNullException.ThrowIfNull(species);
        return _members.AsSpan(species.Start, species.Count);
    }

    /// <summary>Returns room for the assignment of <paramref name="genomes"/> genomes.</summary>
    internal Span<int> BeginAssignment(int genomes)
    {
        _genomes = genomes;
        Buffers.Reserve(ref _speciesOf, genomes);
        Buffers.Reserve(ref _members, genomes);
        Buffers.Reserve(ref _keys, genomes);
        return _speciesOf.AsSpan(0, genomes);
    }

    /// <summary>Founds a species.</summary>
    /// <param name="generation">The generation of its first members.</param>
    /// <returns>Its position in <see cref="All"/>.</returns>
    internal int Found(int generation)
    {
        Species species = _retired.Count > 0 ? _retired.Pop() : new Species();
        species.Id = NextId++;
        species.Founded = generation;
        species.BestFitness = float.NegativeInfinity;
        species.Improved = generation;
        species.Count = 0;
        species.Start = 0;
        _species.Add(species);
        return _species.Count - 1;
    }

    /// <summary>Ends an assignment: species without members die out, the others' members are gathered.</summary>
    internal void EndAssignment()
    {
        foreach (Species species in _species)
        {
            species.Count = 0;
        }

        foreach (int position in SpeciesOf)
        {
            _species[position].Count++;
        }

        RetireEmpty();
        int start = 0;
        foreach (Species species in _species)
        {
            species.Start = start;
            start += species.Count;
            species.Count = 0;
        }

        for (int genome = 0; genome < _genomes; genome++)
        {
            Species species = _species[_speciesOf[genome]];
            _members[species.Start + species.Count++] = genome;
        }
    }

    /// <summary>Orders each species by fitness, equals by genome number, and notes new bests.</summary>
    /// <param name="fitness">The fitness of each genome; none is NaN.</param>
    /// <param name="generation">The present generation.</param>
    internal void Rank(ReadOnlySpan<float> fitness, int generation)
    {
        foreach (Species species in _species)
        {
            Span<int> members = _members.AsSpan(species.Start, species.Count);
            Span<ulong> keys = _keys.AsSpan(0, species.Count);
            for (int i = 0; i < members.Length; i++)
            {
                keys[i] = DescendingKey(fitness[members[i]], members[i]);
            }

            keys.Sort();
            for (int i = 0; i < members.Length; i++)
            {
                members[i] = (int)(uint)keys[i];
            }

            float best = fitness[members[0]];
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

    private void RetireEmpty()
    {
        int kept = 0;
        Buffers.Reserve(ref _keys, _species.Count);
        for (int position = 0; position < _species.Count; position++)
        {
            Species species = _species[position];
            _keys[position] = (ulong)kept;
            if (species.Count == 0)
            {
                _retired.Push(species);
            }
            else
            {
                _species[kept++] = species;
            }
        }

        if (kept == _species.Count)
        {
            return;
        }

        _species.RemoveRange(kept, _species.Count - kept);
        foreach (ref int position in _speciesOf.AsSpan(0, _genomes))
        {
            position = (int)_keys[position];
        }
    }
}
