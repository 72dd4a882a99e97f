using Evolution.Core.Genomes;
using Evolution.Core.Numerics;

namespace Evolution.Core.Speciation;

/// <summary>Finds the first species that each genome fits, in parallel.</summary>
internal sealed class FirstSpeciesJob(CompatibilityDistance distance, int workers) : ParallelJob
{
    private const int Homeless = -1;

    private readonly CentreSignatures _signatures = new();
    private readonly PerWorker<CandidateLists> _lists = new(workers, static () => new CandidateLists());
    private int _epoch;
    private Population _population = null!;
    private SpeciesSet _species = null!;
    private int[] _homeless = [];
    private int _firstSpecies;
    private int _firstHomeless;
    private bool _homelessOnly;

    private Span<int> SpeciesOf => _species.BeginAssignment(_population.Count);

    /// <summary>Prepares a generation: an item is a genome.</summary>
    public void Begin(Population population, SpeciesSet species)
    {
        _population = population;
        _species = species;
        _firstSpecies = 0;
        _homelessOnly = false;
        _epoch++;
        species.BeginAssignment(population.Count);
        _signatures.Clear();
        for (int position = 0; position < species.All.Count; position++)
        {
            _signatures.Add(species.All[position].Centre);
        }
    }

    /// <summary>Gathers the genomes that fit no species; from here on they are compared with species founded later only.</summary>
    /// <returns>Their number.</returns>
    public int GatherHomeless()
    {
        _firstSpecies = _species.All.Count;
        _homelessOnly = true;
        ReadOnlySpan<int> speciesOf = SpeciesOf;
        int count = 0;
        for (int genome = 0, skipped; (skipped = speciesOf[genome..].IndexOf(Homeless)) >= 0; genome++)
        {
            genome += skipped;
            Buffers.Grow(ref _homeless, count + 1);
            _homeless[count++] = genome;
        }

        return count;
    }

    /// <summary>Prepares a block of them: an item is one of its genomes.</summary>
    /// <returns>The block.</returns>
    public ReadOnlySpan<int> BeginHomeless(int start, int length)
    {
        _firstHomeless = start;
        return _homeless.AsSpan(start, length);
    }

    /// <summary>Lets those of a block that still fit none join a species founded by an earlier one of the block, or found their own.</summary>
    /// <returns>The number of species founded.</returns>
    public int JoinOrFound(ReadOnlySpan<int> block, int generation)
    {
        Span<int> speciesOf = SpeciesOf;
        int known = _species.All.Count;
        foreach (int genome in block)
        {
            if (speciesOf[genome] == Homeless)
            {
                int joined = FirstWithin(genome, known, _lists[0]);
                speciesOf[genome] = joined == Homeless ? Found(genome, generation) : joined;
            }
        }

        return _species.All.Count - known;
    }

    /// <inheritdoc/>
    public override void Execute(int start, int end, int worker)
    {
        Span<int> speciesOf = SpeciesOf;
        CandidateLists lists = _lists[worker];
        for (int item = start; item < end; item++)
        {
            int genome = _homelessOnly ? _homeless[_firstHomeless + item] : item;
            speciesOf[genome] = FirstWithin(genome, _firstSpecies, lists);
        }
    }

    private int Found(int founder, int generation)
    {
        int position = _species.Found(generation);
        SpeciesCentre centre = _species.All[position].Centre;
        centre.Take(_population, founder);
        _signatures.Add(centre);
        return position;
    }

    private int FirstWithin(int genome, int firstSpecies, CandidateLists lists)
    {
        ref CandidateLists.CandidateList list = ref lists.For(_population.Topologies, _population.TopologyOf(genome), _epoch);
        ReadOnlySpan<int> known = list.Position;
        foreach (int position in known[..list.Count])
        {
            if (position >= firstSpecies && IsWithin(genome, position))
            {
                return position;
            }
        }

        return FirstOfOthersWithin(genome, firstSpecies, ref list);
    }

    /// <summary>Goes on where the list ends, and adds to it while it has room. Nobody asks for species before the job's first one any more.</summary>
    private int FirstOfOthersWithin(int genome, int firstSpecies, ref CandidateLists.CandidateList list)
    {
        ReadOnlySpan<int> innovation = _population.Innovations(genome);
        float threshold = _species.Threshold;
        int mostUnmatched = distance.MostUnmatched(Math.Max(innovation.Length, _signatures.MostGenes), threshold);
        bool isNoted = true;
        for (int next = Math.Max(list.Next, _firstSpecies), position; (position = _signatures.Next(list.Signature, next, mostUnmatched)) >= 0;)
        {
            next = position + 1;
            if (distance.OfGenes(innovation, _species.All[position].Centre.Innovation) < threshold)
            {
                isNoted &= list.Count < CandidateLists.CandidateList.Most;
                if (isNoted)
                {
                    list.Position[list.Count++] = position;
                }

                if (position >= firstSpecies && IsWithin(genome, position))
                {
                    list.Next = isNoted ? next : list.Next;
                    return position;
                }
            }

            list.Next = isNoted ? next : list.Next;
        }

        list.Next = isNoted ? _signatures.Count : list.Next;
        return Homeless;
    }

    private bool IsWithin(int genome, int position)
    {
        SpeciesCentre centre = _species.All[position].Centre;
        float threshold = _species.Threshold;
        return distance.Between(
            _population.Innovations(genome), _population.Weights(genome), centre.Innovation, centre.Weight, threshold) < threshold;
    }
}
