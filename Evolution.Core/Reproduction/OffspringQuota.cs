using Evolution.Core.Numerics;
using Evolution.Core.Speciation;

namespace Evolution.Core.Reproduction;

/// <summary>
/// How many offspring each species has: in proportion to its mean fitness, which is the sum of the adjusted fitness of
/// Stanley and Miikkulainen 2002, section 3.3. The quotas add up to the population size exactly.
/// </summary>
internal sealed class OffspringQuota(ReproductionOptions options)
{
    private double[] _share = [];
    private int[] _quota = [];
    private int _count;
    private int _improved;
    private float _best = float.NegativeInfinity;

    /// <summary>Gets the quota of each species, in the order of the species set.</summary>
    public ReadOnlySpan<int> Quotas => _quota.AsSpan(0, _count);

    /// <summary>Gets the generation in which the population's best fitness was last exceeded.</summary>
    public int Improved => _improved;

    /// <summary>Gets the best fitness that counted for <see cref="Improved"/>.</summary>
    public float Best => _best;

    /// <summary>Takes over from an earlier run.</summary>
    public void Restore(float best, int improved) => (_best, _improved) = (best, improved);

    /// <summary>Distributes a generation's offspring.</summary>
    /// <param name="species">The species, ranked.</param>
    /// <param name="ranking">The fitness.</param>
    /// <param name="population">The number of offspring.</param>
    /// <param name="generation">The present generation.</param>
    public void Distribute(SpeciesSet species, FitnessRanking ranking, int population, int generation)
    {
        if (ranking.Ranked[ranking.Best] > _best)
        {
            _best = ranking.Ranked[ranking.Best];
            _improved = generation;
        }

        int home = species.SpeciesOf[ranking.Best];
        ShareFitness(species, ranking, home, generation);
        Round(population);
        KeepBest(home);
    }

    private void ShareFitness(SpeciesSet species, FitnessRanking ranking, int home, int generation)
    {
        int count = species.All.Count;
        _count = count;
        Buffers.Reserve(ref _share, count);
        Buffers.Reserve(ref _quota, count);
        bool onlyTwo = options.PopulationStagnation > 0 && generation - _improved > options.PopulationStagnation;
        int second = onlyTwo ? BestExcept(species, home) : -1;
        double total = 0;
        for (int i = 0; i < count; i++)
        {
            Species one = species.All[i];
            bool stagnant = options.SpeciesStagnation > 0 && generation - one.Improved >= options.SpeciesStagnation;
            bool breeds = i == home || (onlyTwo ? i == second : !stagnant);
            _share[i] = breeds ? MeanShare(species, one, ranking) : -1;
            total += Math.Max(_share[i], 0);
        }

        for (int i = 0; i < count; i++)
        {
            // Where nobody earned anything, the species that breed share by size.
            double share = total > 0 ? _share[i] : species.All[i].Count;
            _share[i] = _share[i] < 0 ? 0 : share;
        }
    }

    private static double MeanShare(SpeciesSet species, Species one, FitnessRanking ranking)
    {
        double sum = 0;
        foreach (int genome in species.MembersOf(one))
        {
            sum += ranking.Share(genome);
        }

        return sum / one.Count;
    }

    private static int BestExcept(SpeciesSet species, int home)
    {
        int best = -1;
        for (int i = 0; i < species.All.Count; i++)
        {
            if (i != home && (best < 0 || species.All[i].BestFitness > species.All[best].BestFitness))
            {
                best = i;
            }
        }

        return best;
    }

    /// <summary>Rounds down and gives the rest to the largest remainders, the older species first among equals.</summary>
    private void Round(int population)
    {
        double total = 0;
        for (int i = 0; i < _count; i++)
        {
            total += _share[i];
        }

        int given = 0;
        for (int i = 0; i < _count; i++)
        {
            double exact = population * (_share[i] / total);
            _quota[i] = (int)exact;
            _share[i] = exact - _quota[i];
            given += _quota[i];
        }

        for (; given < population; given++)
        {
            int largest = 0;
            for (int i = 1; i < _count; i++)
            {
                largest = _share[i] > _share[largest] ? i : largest;
            }

            _quota[largest]++;
            _share[largest] -= 1;
        }
    }

    /// <summary>The best genome's species always has room for it, at the cost of the largest quota.</summary>
    private void KeepBest(int home)
    {
        if (_quota[home] > 0)
        {
            return;
        }

        int largest = 0;
        for (int i = 1; i < _count; i++)
        {
            largest = _quota[i] > _quota[largest] ? i : largest;
        }

        _quota[largest]--;
        _quota[home]++;
    }
}
