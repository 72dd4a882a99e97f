using Evolution.Core.Genomes;
using Evolution.Core.Numerics;

namespace Evolution.Core.Variation;

/// <summary>
/// Crosses two genomes by innovation id (Stanley and Miikkulainen 2002, section 3.2). Disjoint and excess genes come
/// from the fitter parent, whose structure the child therefore has: no cycle, no duplicate and no loose end can arise.
/// </summary>
internal static class Crossover
{
    /// <summary>Mixes the other parent's matching genes into a child that was started from the fitter parent.</summary>
    /// <param name="child">The child, still equal to the fitter parent.</param>
    /// <param name="fitter">The fitter parent; on equal fitness the smaller, as in Stanley's code.</param>
    /// <param name="other">The other parent.</param>
    /// <param name="options">The rates.</param>
    /// <param name="random">The child's random numbers.</param>
    public static void Apply(GenomeDraft child, GenomeView fitter, GenomeView other, VariationOptions options, ref RandomStream random)
    {
        bool average = random.NextChance(options.AverageWeights);
        MixConnections(child, fitter, other, average, options.DisableInherited, ref random);
        MixBiases(child.Biases, fitter, other, child.Shape.Inputs, average, ref random);
    }

    private static void MixConnections(
        GenomeDraft child,
        GenomeView fitter,
        GenomeView other,
        bool average,
        float disableInherited,
        ref RandomStream random)
    {
        ReadOnlySpan<int> innovation = fitter.Topology.Innovation;
        ReadOnlySpan<int> otherInnovation = other.Topology.Innovation;
        ReadOnlySpan<bool> enabled = fitter.Topology.Enabled;
        ReadOnlySpan<bool> otherEnabled = other.Topology.Enabled;
        Span<float> weights = child.Weights;
        var coins = new CoinToss();
        int j = 0;
        for (int i = 0; i < innovation.Length; i++)
        {
            while (j < otherInnovation.Length && otherInnovation[j] < innovation[i])
            {
                j++;
            }

            if (j == otherInnovation.Length || otherInnovation[j] != innovation[i])
            {
                continue;
            }

            weights[i] = Mix(weights[i], other.Weights[j], average, ref coins, ref random);
            bool isEnabled = (enabled[i] && otherEnabled[j]) || !random.NextChance(disableInherited);
            if (isEnabled != enabled[i])
            {
                child.SetEnabled(i, isEnabled);
            }
        }
    }

    private static void MixBiases(
        Span<float> biases,
        GenomeView fitter,
        GenomeView other,
        int inputs,
        bool average,
        ref RandomStream random)
    {
        ReadOnlySpan<int> id = fitter.Topology.NodeId[inputs..];
        ReadOnlySpan<int> otherId = other.Topology.NodeId[inputs..];
        var coins = new CoinToss();
        int j = 0;
        for (int i = 0; i < id.Length; i++)
        {
            while (j < otherId.Length && otherId[j] < id[i])
            {
                j++;
            }

            if (j < otherId.Length && otherId[j] == id[i])
            {
                biases[i] = Mix(biases[i], other.Biases[j], average, ref coins, ref random);
            }
        }
    }

    private static float Mix(float own, float others, bool average, ref CoinToss coins, ref RandomStream random)
    {
        if (average)
        {
            return (own + others) * 0.5f;
        }

        return coins.Next(ref random) ? own : others;
    }
}
