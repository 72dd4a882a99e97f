using Evolution.Core.Numerics;

namespace Evolution.Core.Reproduction;

/// <summary>
/// The stated policy for awkward fitness. A fitness that is not finite ranks below every finite one, earns its species
/// nothing and is counted. Negative fitness is allowed: where any is present, all are raised by the least one before
/// they are shared, so that shares are never negative; non-negative fitness is shared as it is, as in the NEAT paper.
/// </summary>
public sealed class FitnessRanking
{
    private float[] _ranked = [];
    private int _count;

    /// <summary>Gets each genome's fitness for comparisons: negative infinity stands for anything not finite.</summary>
    public ReadOnlySpan<float> Ranked => _ranked.AsSpan(0, _count);

    /// <summary>Gets the fittest genome; the first of equals.</summary>
    public int Best { get; private set; }

    /// <summary>Gets the mean of the finite fitness values; 0 if there is none.</summary>
    public double Mean { get; private set; }

    /// <summary>Gets how many fitness values were not finite.</summary>
    public int NotFinite { get; private set; }

    /// <summary>Gets how many finite fitness values were negative.</summary>
    public int Negative { get; private set; }

    /// <summary>Gets what is added to a finite fitness before it is shared: 0 unless one is negative.</summary>
    public double Shift { get; private set; }

    /// <summary>Takes in a generation's fitness.</summary>
    public void Update(ReadOnlySpan<float> fitness)
    {
        _count = fitness.Length;
        Buffers.Reserve(ref _ranked, _count);
        Span<float> ranked = _ranked.AsSpan(0, _count);
        int best = 0;
        float record = float.NegativeInfinity;
        float least = 0f;
        int notFinite = 0;
        int negative = 0;
        double sum = 0;
        for (int genome = 0; genome < fitness.Length && genome < ranked.Length; genome++)
        {
            float value = fitness[genome];
            if (!float.IsFinite(value))
            {
                ranked[genome] = float.NegativeInfinity;
                notFinite++;
                continue;
            }

            ranked[genome] = value;
            negative += value < 0f ? 1 : 0;
            sum += value;
            least = value < least ? value : least;
            if (value > record)
            {
                (best, record) = (genome, value);
            }
        }

        (Best, NotFinite, Negative) = (best, notFinite, negative);
        Mean = notFinite == _count ? 0 : sum / (_count - notFinite);
        Shift = -(double)least;
    }

    /// <summary>Returns what a genome adds to its species' fitness: at least 0.</summary>
    public double Share(int genome) => ShareOf(_ranked[genome], Shift);

    /// <summary>Returns what genomes add to their species' fitness, added up in their order.</summary>
    internal double SumOfShares(ReadOnlySpan<int> genomes)
    {
        ReadOnlySpan<float> ranked = Ranked;
        double shift = Shift;
        double sum = 0;
        foreach (int genome in genomes)
        {
            sum += ShareOf(ranked[genome], shift);
        }

        return sum;
    }

    private static double ShareOf(float ranked, double shift) => float.IsFinite(ranked) ? ranked + shift : 0;
}
