using Evolution.Core.Genomes;
using Evolution.Core.Numerics;

namespace Evolution.Core.Variation;

/// <summary>Perturbs or replaces weights and biases (Stanley and Miikkulainen 2002, section 4.1).</summary>
internal static class MutateWeights
{
    private const float UnitOf24Bits = 1f / (1 << 24);
    private const float UnitOf16Bits = 1f / (1 << 16);

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
        bool gaussian = options.Perturbation == PerturbationKind.Gaussian;
        float limit = context.Network.WeightLimit;
        foreach (ref float value in values)
        {
            // One draw decides a weight: whether it is touched (16 bits), whether it is replaced (24) and by how much (24).
            ulong bits = random.NextUInt64();
            if (((bits >> 24) & 0xFFFF) * UnitOf16Bits >= options.WeightShare)
            {
                continue;
            }

            float signed = ((bits >> 40) * (2f * UnitOf24Bits)) - 1f;
            float next = (bits & 0xFFFFFF) * UnitOf24Bits < options.ReplaceWeight
                ? signed * options.NewWeightRange
                : value + ((gaussian ? random.NextGaussian() : signed) * options.PerturbationPower);
            value = Math.Min(Math.Max(next, -limit), limit);
        }
    }
}
