using Evolution.Core.Genomes;
using Evolution.Core.Numerics;

namespace Evolution.Core.Speciation;

/// <summary>
/// Speciation by k-means: a fixed number of clusters around mean genomes. A centre holds the genes that at least half of
/// its members have, with their mean weight, so that the compatibility distance measures it like any genome. A cluster
/// that loses all members takes over the genome that is farthest from its own centre, so no species is ever empty.
/// </summary>
internal sealed class KMeansSpeciation : ISpeciationStrategy
{
    private const int GenomesAtOnce = 128;

    private readonly SpeciationOptions _options;
    private readonly WorkerPool _workers;
    private readonly ulong _seed;
    private readonly NearestJob _nearest;
    private readonly CentreJob _centring;
    private int[] _memberCount = [];

    public KMeansSpeciation(SpeciationOptions options, ulong seed, WorkerPool workers)
    {
        _options = options;
        _workers = workers;
        _seed = seed;
        _nearest = new NearestJob(options.ToDistance());
        _centring = new CentreJob(workers.Workers);
    }

    /// <inheritdoc/>
    public void Assign(Population? previous, Population next, SpeciesSet species, int generation)
    {
        if (previous is null)
        {
            FoundAll(next, species, generation);
        }
        else
        {
            Recentre(previous, species, species.SpeciesOf);
        }

        Span<int> speciesOf = species.BeginAssignment(next.Count);
        _nearest.Begin(next, species);
        for (int round = 0; round < _options.KMeansRounds; round++)
        {
            _workers.Run(_nearest, next.Count, GenomesAtOnce);
            bool changed = round == 0 || !speciesOf.SequenceEqual(_nearest.Result);
            _nearest.Result.CopyTo(speciesOf);
            FillEmpty(speciesOf, species.All.Count);
            if (!changed)
            {
                break;
            }

            Recentre(next, species, speciesOf);
        }

        species.EndAssignment();
    }

    private void FoundAll(Population first, SpeciesSet species, int generation)
    {
        int count = Math.Min(_options.TargetSpecies, first.Count);
        var random = new RandomStream(_seed, generation, genome: 0, (int)RandomPurpose.KMeans);
        for (int i = 0; i < count; i++)
        {
            int founder = random.NextInt(first.Count);
            species.All[species.Found(generation)].Centre.Take(first, founder);
        }
    }

    private void Recentre(Population population, SpeciesSet species, ReadOnlySpan<int> speciesOf)
    {
        _centring.Begin(population, speciesOf, species);
        _workers.Run(_centring, species.All.Count, grain: 1);
    }

    private void FillEmpty(Span<int> speciesOf, int count)
    {
        Buffers.Reserve(ref _memberCount, count);
        Span<int> members = _memberCount.AsSpan(0, count);
        members.Clear();
        foreach (int position in speciesOf)
        {
            members[position]++;
        }

        for (int position = 0; position < count; position++)
        {
            int farthest = members[position] == 0 ? Farthest(speciesOf, members) : -1;
            if (farthest >= 0)
            {
                members[speciesOf[farthest]]--;
                members[position]++;
                speciesOf[farthest] = position;
            }
        }
    }

    private int Farthest(ReadOnlySpan<int> speciesOf, ReadOnlySpan<int> members)
    {
        int farthest = -1;
        for (int genome = 0; genome < speciesOf.Length; genome++)
        {
            if (members[speciesOf[genome]] > 1 && (farthest < 0 || _nearest.Distance[genome] > _nearest.Distance[farthest]))
            {
                farthest = genome;
            }
        }

        return farthest;
    }

    private sealed class NearestJob(CompatibilityDistance distance) : ParallelJob
    {
        private Population _population = null!;
        private SpeciesSet _species = null!;
        private int[] _result = [];
        private float[] _distance = [];

        public Span<int> Result => _result.AsSpan(0, _population.Count);

        public Span<float> Distance => _distance.AsSpan(0, _population.Count);

        public void Begin(Population population, SpeciesSet species)
        {
            _population = population;
            _species = species;
            Buffers.Reserve(ref _result, population.Count);
            Buffers.Reserve(ref _distance, population.Count);
        }

        public override void Execute(int start, int end, int worker)
        {
            IReadOnlyList<Species> all = _species.All;
            for (int genome = start; genome < end; genome++)
            {
                ReadOnlySpan<int> innovation = _population.Innovations(genome);
                ReadOnlySpan<float> weights = _population.Weights(genome);
                var signature = GeneSignature.Of(innovation);
                float least = float.PositiveInfinity;
                for (int position = 0; position < all.Count; position++)
                {
                    float between = all[position].Centre.DistanceTo(distance, innovation, weights, signature, least);
                    if (between < least)
                    {
                        least = between;
                        _result[genome] = position;
                    }
                }

                _distance[genome] = least;
            }
        }
    }

    private sealed class CentreJob(int workers) : ParallelJob
    {
        private readonly GeneMeans[] _means = [.. Enumerable.Range(0, workers).Select(_ => new GeneMeans())];
        private Population _population = null!;
        private SpeciesSet _species = null!;
        private int[] _members = [];
        private int[] _start = [];

        public void Begin(Population population, ReadOnlySpan<int> speciesOf, SpeciesSet species)
        {
            int count = species.All.Count;
            _population = population;
            _species = species;
            Buffers.Reserve(ref _members, speciesOf.Length);
            Buffers.Reserve(ref _start, count + 1);
            Span<int> start = _start.AsSpan(0, count + 1);
            start.Clear();
            foreach (int position in speciesOf)
            {
                start[position]++;
            }

            int sum = 0;
            foreach (ref int entry in start)
            {
                sum += entry;
                entry = sum;
            }

            for (int genome = speciesOf.Length - 1; genome >= 0; genome--)
            {
                _members[--start[speciesOf[genome]]] = genome;
            }
        }

        public override void Execute(int start, int end, int worker)
        {
            for (int position = start; position < end; position++)
            {
                ReadOnlySpan<int> members = _members.AsSpan(_start[position].._start[position + 1]);
                if (members.Length > 0)
                {
                    _means[worker].Centre(_population, members, _species.All[position].Centre);
                }
            }
        }
    }
}
