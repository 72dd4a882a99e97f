using Evolution.Core.Genomes;
using Evolution.Core.Numerics;

namespace Evolution.Core.Speciation;

/// <summary>
/// Speciation by compatibility threshold (Stanley and Miikkulainen 2002, section 3.3): a genome joins the first species,
/// oldest first, whose representative, a random member of the generation before, is nearer than the threshold; where
/// none is, it founds a species. The threshold moves each generation towards the target number of species, by a step for
/// every doubling that separates them: a step alone, as in Stanley's code, lets a large population break into thousands. Far
/// above the target the step is in proportion to the threshold too, once that has outgrown its start.
/// </summary>
internal sealed class ThresholdSpeciation : ISpeciationStrategy
{
    private const int GenomesAtOnce = 128;
    private const int HomelessAtOnce = 32;
    private const int FewestHomelessAtOnce = 512;
    private const int MostHomelessAtOnce = 1 << 16;
    private const int FewIsOneOf = 64;
    private const float Log2OfE = 1.44269504f;

    /// <summary>Eight times the target, which populations of the usual few hundred hardly reach.</summary>
    private const float FarDoublings = 3f;

    private readonly SpeciationOptions _options;
    private readonly WorkerPool _workers;
    private readonly ulong _seed;
    private readonly FirstSpeciesJob _job;

    public ThresholdSpeciation(SpeciationOptions options, ulong seed, WorkerPool workers)
    {
        _options = options;
        _workers = workers;
        _seed = seed;
        _job = new FirstSpeciesJob(options.ToDistance(), workers.Workers);
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
        FoundSpecies(generation);
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
        float grown = doublings > FarDoublings ? Math.Max(1f, species.Threshold / _options.Threshold) : 1f;
        species.Threshold = Math.Max(species.Threshold + (doublings * grown * _options.ThresholdStep), _options.ThresholdStep);
    }

    /// <summary>
    /// Genomes that fit no species of before join or found one in their order. A block of them is first compared with what
    /// the blocks before founded, in parallel; only with each other they are compared one by one.
    /// </summary>
    private void FoundSpecies(int generation)
    {
        int homeless = _job.GatherHomeless();
        int length = FewestHomelessAtOnce;
        for (int start = 0; start < homeless;)
        {
            ReadOnlySpan<int> block = _job.BeginHomeless(start, Math.Min(length, homeless - start));
            _workers.Run(_job, block.Length, HomelessAtOnce);
            int founded = _job.JoinOrFound(block, generation);
            start += block.Length;

            // The fewer a block founds, the less its members depend on each other.
            bool few = founded * FewIsOneOf < block.Length;
            length = few ? Math.Min(length * 2, MostHomelessAtOnce) : Math.Max(length / 2, FewestHomelessAtOnce);
        }
    }
}
