using Evolution.Core.Numerics;

namespace Evolution.Core.Speciation;

/// <summary>The species of a run, and which genome belongs to which.</summary>
public sealed class SpeciesSet
{
    private readonly WorkerPool _workers;
    private readonly RankJob _ranking;
    private readonly CountingSort _bySpecies;
    private readonly GatherJob _gathering = new();
    private readonly List<Species> _species = [];
    private readonly Stack<Species> _retired = [];
    private int[] _speciesOf = [];
    private int[] _members = [];
    private int[] _position = [];
    private int _genomes;

    /// <summary>Creates an empty set.</summary>
    /// <param name="workers">The threads to use; stays the caller's to dispose.</param>
    internal SpeciesSet(WorkerPool workers)
    {
        _workers = workers;
        _ranking = new RankJob(workers);
        _bySpecies = new CountingSort(workers);
    }

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

    /// <summary>Returns the best species whose record has risen since its champion was tested; the best of all where there is none.</summary>
    /// <param name="fitness">The fitness of each genome, as it was ranked.</param>
    public Species NextToTest(ReadOnlySpan<float> fitness)
    {
        Species best = _species[0];
        foreach (Species species in _species)
        {
            bool isOpen = species.Tested < species.Improved;
            bool isBestOpen = best.Tested < best.Improved;
            bool isBetter = fitness[_members[species.Start]] > fitness[_members[best.Start]];
            best = (isOpen && !isBestOpen) || (isOpen == isBestOpen && isBetter) ? species : best;
        }

        return best;
    }

    /// <summary>Returns room for the assignment of <paramref name="genomes"/> genomes.</summary>
    internal Span<int> BeginAssignment(int genomes)
    {
        _genomes = genomes;
        Buffers.Reserve(ref _speciesOf, genomes);
        Buffers.Reserve(ref _members, genomes);
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
        species.Tested = -1;
        species.Count = 0;
        species.Start = 0;
        _species.Add(species);
        return _species.Count - 1;
    }

    /// <summary>Ends an assignment: species without members die out, the others' members are gathered.</summary>
    internal void EndAssignment()
    {
        int known = _species.Count;
        _bySpecies.Sort(_speciesOf, _genomes, known);
        RetireEmpty();
        int start = 0;
        foreach (Species species in _species)
        {
            species.Start = start;
            start += species.Count;
        }

        var blocks = Blocks.For(_genomes, _workers);
        _gathering.Begin(_speciesOf, _members, _bySpecies.Place, known == _species.Count ? null : _position, blocks);
        _workers.Run(_gathering, blocks.Count, grain: 1);
    }

    /// <summary>Orders each species by fitness, equals by genome number, and notes new bests.</summary>
    /// <param name="fitness">The fitness of each genome; none is NaN.</param>
    /// <param name="generation">The present generation.</param>
    internal void Rank(ReadOnlySpan<float> fitness, int generation) => _ranking.Run(_species, _members, fitness, generation);

    /// <summary>Takes over the species of an earlier run; to be ranked next.</summary>
    /// <param name="saved">Their histories, oldest first; none without members.</param>
    /// <param name="speciesOf">The position of each genome's species.</param>
    /// <param name="nextId">The number that the next species takes.</param>
    internal void Restore(IReadOnlyList<SpeciesHistory> saved, ReadOnlySpan<int> speciesOf, int nextId)
    {
        foreach (SpeciesHistory history in saved)
        {
            Species species = _species[Found(history.Founded)];
            (species.Id, species.BestFitness) = (history.Id, history.BestFitness);
            (species.Improved, species.Tested) = (history.Improved, history.Tested);
        }

        NextId = nextId;
        speciesOf.CopyTo(BeginAssignment(speciesOf.Length));
        EndAssignment();
    }

    private void RetireEmpty()
    {
        int kept = 0;
        Buffers.Reserve(ref _position, _species.Count);
        for (int position = 0; position < _species.Count; position++)
        {
            Species species = _species[position];
            species.Count = _bySpecies.CountOf(position);
            _position[position] = kept;
            if (species.Count == 0)
            {
                _retired.Push(species);
            }
            else
            {
                _species[kept++] = species;
            }
        }

        _species.RemoveRange(kept, _species.Count - kept);
    }
}
