using Evolution.Core.Numerics;
using Evolution.Core.Speciation;

namespace Evolution.Core.Reproduction;

/// <summary>Finds the mean share of the members of each species, in parallel: an item is a species. Its sum is taken in the order of its members.</summary>
internal sealed class ShareJob : ParallelJob
{
    /// <summary>Fewer are summed up sooner than another thread is woken.</summary>
    private const int GenomesAtOnce = 4096;

    private SpeciesSet _species = null!;
    private FitnessRanking _ranking = null!;
    private double[] _share = [];

    /// <summary>Finds them.</summary>
    /// <param name="species">The species, ranked.</param>
    /// <param name="ranking">The fitness.</param>
    /// <param name="share">Receives the mean share of each species.</param>
    /// <param name="workers">The threads to use.</param>
    public void Run(SpeciesSet species, FitnessRanking ranking, double[] share, WorkerPool workers)
    {
        (_species, _ranking, _share) = (species, ranking, share);
        int count = species.All.Count;
        long grain = (long)GenomesAtOnce * count / ranking.Ranked.Length;
        workers.Run(this, count, (int)Math.Clamp(grain, 1, count));
    }

    /// <inheritdoc/>
    public override void Execute(int start, int end, int worker)
    {
        for (int position = start; position < end; position++)
        {
            Species one = _species.All[position];
            _share[position] = _ranking.SumOfShares(_species.MembersOf(one)) / one.Count;
        }
    }
}
