using Evolution.Core.Genomes;
using Evolution.Core.Numerics;
using Evolution.Core.Speciation;
using Evolution.Core.Variation;

namespace Evolution.Core.Reproduction;

/// <summary>Makes the children of a generation, in parallel. The children of a species are neighbours, its elites first.</summary>
internal sealed class BreedJob : ParallelJob
{
    private readonly ReproductionOptions _options;
    private readonly PerWorker<VariationContext> _contexts;
    private readonly PerWorker<VariationContext> _simplifying;
    private readonly PerWorker<GenomeDraft> _drafts;
    private readonly ulong _seed;
    private readonly Share _survival;
    private readonly Share _elitism;
    private Population _current = null!;
    private Population _next = null!;
    private SpeciesSet _species = null!;
    private FitnessRanking _ranking = null!;
    private int _generation;
    private int[] _firstChild = [];
    private StructuralRequest[] _requests = [];
    private bool[] _asks = [];

    public BreedJob(
        ReproductionOptions reproduction,
        VariationOptions variation,
        ComplexityOptions complexity,
        NetworkOptions network,
        ulong seed,
        int workers)
    {
        _options = reproduction;
        _seed = seed;
        _survival = Share.Of(reproduction.Survival);
        _elitism = Share.Of(reproduction.Elitism);
        _contexts = new PerWorker<VariationContext>(workers, () => new VariationContext(variation, network));
        VariationOptions simplifying = variation.Simplifying(complexity.RemoveConnection);
        _simplifying = new PerWorker<VariationContext>(workers, () => new VariationContext(simplifying, network));
        _drafts = new PerWorker<GenomeDraft>(workers, static () => new GenomeDraft());
    }

    /// <summary>Gets or sets whether children lose connections and gain none.</summary>
    public bool Simplifies { get; set; }

    /// <summary>Gets or sets whether the best of a species is its only parent.</summary>
    public bool OnlyChampionsBreed { get; set; }

    /// <summary>Gets whether each child needs ids.</summary>
    public ReadOnlySpan<bool> Asks => _asks.AsSpan(0, _next.Count);

    /// <summary>Returns the ids that a child needs, which asks for some.</summary>
    public StructuralRequest Request(int child) => _requests[child];

    /// <summary>Prepares a generation.</summary>
    public void Begin(
        Population current,
        Population next,
        SpeciesSet species,
        FitnessRanking ranking,
        ReadOnlySpan<int> quotas,
        int generation)
    {
        _current = current;
        _next = next;
        _species = species;
        _ranking = ranking;
        _generation = generation;
        Buffers.Reserve(ref _requests, next.Count);
        Buffers.Reserve(ref _asks, next.Count);
        next.Topologies.Reserve(next.Count);
        Buffers.Reserve(ref _firstChild, quotas.Length + 1);
        _firstChild[0] = 0;
        for (int i = 0; i < quotas.Length; i++)
        {
            _firstChild[i + 1] = _firstChild[i] + quotas[i];
        }
    }

    /// <inheritdoc/>
    public override void Execute(int start, int end, int worker)
    {
        GenomeDraft draft = _drafts[worker];
        int species = 0;
        for (int child = start; child < end; child++)
        {
            while (child >= _firstChild[species + 1])
            {
                species++;
            }

            int place = child - _firstChild[species];
            ReadOnlySpan<int> members = _species.MembersOf(_species.All[species]);
            if (place < Elites(species, members))
            {
                draft.Start(_current, members[place]);
            }
            else
            {
                var random = new RandomStream(_seed, _generation, child, (int)RandomPurpose.Breed);
                Conceive(draft, members, species, Simplifies ? _simplifying[worker] : _contexts[worker], ref random);
            }

            if (draft.Write(_next, child, worker, out TopologyRecord record))
            {
                _next.Settle(child, _next.Topologies.Add(record));
            }

            _asks[child] = draft.Request != StructuralRequest.Nothing;
            if (_asks[child])
            {
                _requests[child] = draft.Request;
            }
        }
    }

    private int Elites(int species, ReadOnlySpan<int> members)
    {
        int quota = _firstChild[species + 1] - _firstChild[species];
        if (members.Length < _options.ElitismMinimumSize)
        {
            return members[0] == _ranking.Best ? 1 : 0;
        }

        int elites = Math.Max(1, _elitism.RoundedUp(quota));
        return Math.Min(elites, Math.Min(quota, members.Length));
    }

    private void Conceive(GenomeDraft draft, ReadOnlySpan<int> members, int species, VariationContext context, ref RandomStream random)
    {
        ReadOnlySpan<int> parents = Survivors(members);
        int mother = parents[random.NextInt(parents.Length)];
        bool mutate = true;
        if (random.NextChance(Simplifies ? 0f : _options.Crossover))
        {
            int father = ChooseMate(parents, species, ref random);
            if (father != mother)
            {
                (int fitter, int other) = IsFitter(father, mother) ? (father, mother) : (mother, father);
                draft.Start(_current, fitter);
                Crossover.Apply(draft, _current[fitter], _current[other], context.Options, ref random);
                mutate = random.NextChance(_options.MutateAfterCrossover);
                mother = -1;
            }
        }

        if (mother >= 0)
        {
            draft.Start(_current, mother);
        }

        if (mutate)
        {
            Mutation.Apply(draft, context, ref random);
        }
    }

    private ReadOnlySpan<int> Survivors(ReadOnlySpan<int> members) => OnlyChampionsBreed
        ? members[..1]
        : members[..Math.Max(1, _survival.RoundedUp(members.Length))];

    private int ChooseMate(ReadOnlySpan<int> parents, int species, ref RandomStream random)
    {
        int others = _species.All.Count - 1;
        if (others > 0 && random.NextChance(_options.InterspeciesMating))
        {
            int other = random.NextInt(others);
            other += other >= species ? 1 : 0;
            parents = Survivors(_species.MembersOf(_species.All[other]));
        }

        return parents[random.NextInt(parents.Length)];
    }

    private bool IsFitter(int left, int right)
    {
        int order = _ranking.Ranked[left].CompareTo(_ranking.Ranked[right]);
        if (order != 0)
        {
            return order > 0;
        }

        int size = _current.Weights(left).Length - _current.Weights(right).Length;
        return size != 0 ? size < 0 : left < right;
    }
}
