using Evolution.Core.Genomes;
using Evolution.Core.Numerics;

namespace Evolution.Core.Speciation;

/// <summary>
/// Speciation by compatibility threshold (Stanley and Miikkulainen 2002, section 3.3): a genome joins the first species,
/// oldest first, whose representative, a random member of the generation before, is nearer than the threshold; where
/// none is, it founds a species. The threshold moves each generation towards the target number of species, by a step for
/// every doubling that separates them: a step alone, as in Stanley's code, lets a large population break into thousands.
/// </summary>
internal sealed class ThresholdSpeciation : ISpeciationStrategy
{
    private const int GenomesAtOnce = 128;
    private const float Log2OfE = 1.44269504f;

    private readonly SpeciationOptions _options;
    private readonly WorkerPool _workers;
    private readonly ulong _seed;
    private readonly AssignJob _job;

    public ThresholdSpeciation(SpeciationOptions options, ulong seed, WorkerPool workers)
    {
        _options = options;
        _workers = workers;
        _seed = seed;
        _job = new AssignJob(options.ToDistance());
    }

    /// <inheritdoc/>
    public void Assign(Population? previous, Population next, SpeciesSet species, int generation)
    {
        if (previous is null)
        {
            species.Threshold = _options.Threshold;
        }
        else
        {
            ChooseRepresentatives(previous, species, generation);
            Steer(species);
        }

        _job.Begin(next, species);
        _workers.Run(_job, next.Count, GenomesAtOnce);
        FoundSpecies(next, species, generation);
        species.EndAssignment();
    }

    private void ChooseRepresentatives(Population previous, SpeciesSet species, int generation)
    {
        for (int position = 0; position < species.All.Count; position++)
        {
            Species one = species.All[position];
            var random = new RandomStream(_seed, generation, one.Id, (int)RandomPurpose.Representative);
            one.Centre.Take(previous, species.MembersOf(one)[random.NextInt(one.Count)]);
        }
    }

    private void Steer(SpeciesSet species)
    {
        if (_options.TargetSpecies == 0)
        {
            return;
        }

        float doublings = (PortableMath.Log(species.All.Count) - PortableMath.Log(_options.TargetSpecies)) * Log2OfE;
        species.Threshold = Math.Max(species.Threshold + (doublings * _options.ThresholdStep), _options.ThresholdStep);
    }

    private void FoundSpecies(Population next, SpeciesSet species, int generation)
    {
        Span<int> speciesOf = _job.SpeciesOf;
        int firstNew = species.All.Count;
        for (int genome = 0; genome < next.Count; genome++)
        {
            if (speciesOf[genome] < 0)
            {
                int joined = _job.FirstWithin(genome, firstNew);
                speciesOf[genome] = joined >= 0 ? joined : Found(next, genome, species, generation);
            }
        }
    }

    private static int Found(Population next, int founder, SpeciesSet species, int generation)
    {
        int position = species.Found(generation);
        species.All[position].Centre.Take(next, founder);
        return position;
    }

    private sealed class AssignJob(CompatibilityDistance distance) : ParallelJob
    {
        private Population _next = null!;
        private SpeciesSet _species = null!;

        public Span<int> SpeciesOf => _species.BeginAssignment(_next.Count);

        public void Begin(Population next, SpeciesSet species)
        {
            _next = next;
            _species = species;
            species.BeginAssignment(next.Count);
        }

        public override void Execute(int start, int end, int worker)
        {
            Span<int> speciesOf = SpeciesOf;
            for (int genome = start; genome < end; genome++)
            {
                speciesOf[genome] = FirstWithin(genome, firstSpecies: 0);
            }
        }

        /// <summary>Returns the first species from <paramref name="firstSpecies"/> on that the genome fits, or -1.</summary>
        public int FirstWithin(int genome, int firstSpecies)
        {
            ReadOnlySpan<int> innovation = _next.Innovations(genome);
            ReadOnlySpan<float> weights = _next.Weights(genome);
            var signature = GeneSignature.Of(innovation);
            IReadOnlyList<Species> all = _species.All;
            for (int position = firstSpecies; position < all.Count; position++)
            {
                float threshold = _species.Threshold;
                if (all[position].Centre.DistanceTo(distance, innovation, weights, signature, threshold) < threshold)
                {
                    return position;
                }
            }

            return -1;
        }
    }
}
