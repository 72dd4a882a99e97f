using Evolution.Core.Genomes;

namespace Evolution.Core.Reproduction;

/// <summary>Decides from generation to generation whether a population grows or shrinks.</summary>
internal sealed class ComplexityPhase(ComplexityOptions options)
{
    private ComplexityState _state = ComplexityState.Start;

    /// <summary>Gets whether children are simplified.</summary>
    public bool IsSimplifying => _state.IsSimplifying;

    /// <summary>Gets or sets all that the next decisions depend on besides the options.</summary>
    public ComplexityState State
    {
        get => _state;
        set => _state = value;
    }

    /// <summary>Takes in a generation that was ranked.</summary>
    public void Update(Population population, FitnessRanking ranking, int generation)
    {
        if (options.AbsoluteCeiling is null && options.RelativeCeiling is null)
        {
            return;
        }

        long genes = 0;
        for (int genome = 0; genome < population.Count; genome++)
        {
            genes += population.Weights(genome).Length;
        }

        Update(genes / (double)population.Count, ranking.Ranked[ranking.Best], generation);
    }

    /// <summary>Takes in a generation.</summary>
    /// <param name="mean">Its mean number of connection genes.</param>
    /// <param name="best">Its best fitness.</param>
    /// <param name="generation">Its number.</param>
    public void Update(double mean, float best, int generation)
    {
        ComplexityState old = _state;
        double first = double.IsNaN(old.Base) ? mean : old.Base;
        (float record, int improved) = best > old.Best ? (best, generation) : (old.Best, old.Improved);
        if (!old.IsSimplifying)
        {
            bool isAbove = mean > options.AbsoluteCeiling || mean > first + options.RelativeCeiling;
            bool isStalled = generation - improved >= options.StallGenerations;
            _state = new ComplexityState(isAbove && isStalled, record, improved, first, mean, generation);
        }
        else if (mean < old.Lowest)
        {
            _state = new ComplexityState(true, record, improved, first, mean, generation);
        }
        else if (generation - old.Fell >= options.SimplifyPatience)
        {
            // A stall is counted anew: what has just been simplified is first to grow.
            _state = new ComplexityState(false, record, generation, mean, old.Lowest, old.Fell);
        }
        else
        {
            _state = old with { Best = record, Improved = improved };
        }
    }
}
