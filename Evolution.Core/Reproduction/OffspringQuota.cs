using Evolution.Core.Numerics;
using Evolution.Core.Speciation;

namespace Evolution.Core.Reproduction;

/// <summary>
/// How many offspring each species has: in proportion to its mean fitness, which is the sum of the adjusted fitness of
/// Stanley and Miikkulainen 2002, section 3.3. The quotas add up to the population size exactly. A stalled population is founded
/// anew by its two best species, half by each, as in Stanley's NEAT C++; the stall is then counted from there.
/// </summary>
/// <param name="options">Who has offspring.</param>
/// <param name="workers">The threads to use.</param>
internal sealed class OffspringQuota(ReproductionOptions options, WorkerPool workers)
{
    private readonly ShareJob _sharing = new();
    private double[] _share = [];
    private int[] _quota = [];
    private int _count;
    private int _improved;
    private float _best = float.NegativeInfinity;

    /// <summary>Gets the quota of each species, in the order of the species set.</summary>
    public ReadOnlySpan<int> Quotas => _quota.AsSpan(0, _count);

    /// <summary>Gets the generation that a stall is counted from: the last in which the population's best fitness was exceeded, or that founded it anew.</summary>
    public int Improved => _improved;

    /// <summary>Gets the best fitness that counted for <see cref="Improved"/>.</summary>
    public float Best => _best;

    /// <summary>Gets whether the last quotas are those of a stalled population.</summary>
    public bool Refounds { get; private set; }

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
        _count = species.All.Count;
        Buffers.Reserve(ref _share, _count);
        Buffers.Reserve(ref _quota, _count);
        Refounds = options.PopulationStagnation > 0 && generation - _improved > options.PopulationStagnation;
        if (Refounds)
        {
            Refound(species, ranking, home, population, generation);
            return;
        }

        ShareFitness(species, ranking, home, generation);
        Round(population);
        KeepBest(home);
    }

    /// <summary>Both species are as good as improved: they are to have time to make something of it.</summary>
    private void Refound(SpeciesSet species, FitnessRanking ranking, int home, int population, int generation)
    {
        Array.Clear(_quota, 0, _count);
        int second = BestExcept(species, ranking, home);
        _quota[home] = population;
        species.All[home].Improved = generation;
        _improved = generation;
        if (second >= 0)
        {
            _quota[second] = population / 2;
            _quota[home] -= population / 2;
            species.All[second].Improved = generation;
        }
    }

    private void ShareFitness(SpeciesSet species, FitnessRanking ranking, int home, int generation)
    {
        _sharing.Run(species, ranking, _share, workers);
        double total = 0;
        for (int i = 0; i < _count; i++)
        {
            Species one = species.All[i];
            bool stagnant = options.SpeciesStagnation > 0 && generation - one.Improved >= options.SpeciesStagnation;
            _share[i] = i == home || !stagnant ? _share[i] : -1;
            total += Math.Max(_share[i], 0);
        }

        for (int i = 0; i < _count; i++)
        {
            // Where nobody earned anything, the species that breed share by size.
            double share = total > 0 ? _share[i] : species.All[i].Count;
            _share[i] = _share[i] < 0 ? 0 : share;
        }
    }

    private static int BestExcept(SpeciesSet species, FitnessRanking ranking, int home)
    {
        int best = -1;
        float record = float.NegativeInfinity;
        for (int i = 0; i < species.All.Count; i++)
        {
            float champion = ranking.Ranked[species.MembersOf(species.All[i])[0]];
            if (i != home && (best < 0 || champion > record))
            {
                (best, record) = (i, champion);
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
