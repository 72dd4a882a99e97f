using Evolution.Core.Genomes;
using Evolution.Core.Numerics;

namespace Evolution.Core.Variation;

/// <summary>Perturbs or replaces weights and biases (Stanley and Miikkulainen 2002, section 4.1).</summary>
internal static class MutateWeights
{
    private const float UnitOf24Bits = 1f / (1 << 24);
    private const int WeightsADraw = 4;
    private const int BitsOfAShare = 16;
    private const ulong MaskOfAShare = (1 << BitsOfAShare) - 1;

    /// <summary>Varies the numbers of a child, each on its own.</summary>
    public static void Apply(GenomeDraft child, VariationContext context, ref RandomStream random)
    {
        Vary(child.Weights, context, ref random);
        if (context.Network.Bias == BiasKind.Node)
        {
            Vary(child.Biases, context, ref random);
        }
    }

    private static void Vary(Span<float> values, VariationContext context, ref RandomStream random)
    {
        VariationOptions options = context.Options;
        bool all = options.WeightShare >= 1f;
        var share = (ulong)(options.WeightShare * (1 << BitsOfAShare));
        ulong bits = 0;
        for (int i = 0; i < values.Length; i++)
        {
            // One draw decides for four weights whether they are touched.
            bits = i % WeightsADraw == 0 && !all ? random.NextUInt64() : bits >> BitsOfAShare;
            if (all || (bits & MaskOfAShare) < share)
            {
                values[i] = Varied(values[i], options, context.Network.WeightLimit, ref random);
            }
        }
    }

    private static float Varied(float value, VariationOptions options, float limit, ref RandomStream random)
    {
        // One draw decides whether the weight is replaced (its low 24 bits) and by how much it changes (its high 24).
        ulong bits = random.NextUInt64();
        float signed = ((bits >> 40) * (2f * UnitOf24Bits)) - 1f;
        float next;
        if ((bits & 0xFFFFFF) * UnitOf24Bits < options.ReplaceWeight)
        {
            next = signed * options.NewWeightRange;
        }
        else
        {
            bool gaussian = options.Perturbation == PerturbationKind.Gaussian;
            next = value + ((gaussian ? random.NextGaussian() : signed) * options.PerturbationPower);
        }

        return Math.Min(Math.Max(next, -limit), limit);
    }
}
