using System.Numerics;
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
        var change = new Change(context);
        Vary(child.Weights, change, ref random);
        if (context.Network.Bias == BiasKind.Node)
        {
            Vary(child.Biases, change, ref random);
        }
    }

    private static void Vary(Span<float> values, in Change change, ref RandomStream random)
    {
        if (change.All)
        {
            foreach (ref float value in values)
            {
                value = change.Of(value, ref random);
            }

            return;
        }

        for (int first = 0; first < values.Length; first += WeightsADraw)
        {
            // One draw decides for four weights whether they are touched; most often none is.
            ulong bits = random.NextUInt64();
            int touched = 0;
            for (int i = 0; i < WeightsADraw; i++)
            {
                touched |= (bits >> (i * BitsOfAShare) & MaskOfAShare) < change.Share ? 1 << i : 0;
            }

            for (touched &= (1 << Math.Min(WeightsADraw, values.Length - first)) - 1; touched != 0; touched &= touched - 1)
            {
                ref float value = ref values[first + BitOperations.TrailingZeroCount(touched)];
                value = change.Of(value, ref random);
            }
        }
    }

    /// <summary>How a number changes.</summary>
    private readonly struct Change(VariationContext context)
    {
        private readonly float _replace = context.Options.ReplaceWeight;
        private readonly float _range = context.Options.NewWeightRange;
        private readonly float _power = context.Options.PerturbationPower;
        private readonly bool _isGaussian = context.Options.Perturbation == PerturbationKind.Gaussian;
        private readonly float _limit = context.Network.WeightLimit;

        /// <summary>Gets whether all numbers are touched.</summary>
        public bool All { get; } = context.Options.WeightShare >= 1f;

        /// <summary>Gets the share of them that is, in units of 2^-16.</summary>
        public ulong Share { get; } = (ulong)(context.Options.WeightShare * (1 << BitsOfAShare));

        /// <summary>Returns what a number becomes.</summary>
        public float Of(float value, ref RandomStream random)
        {
            // One draw decides whether the weight is replaced (its low 24 bits) and by how much it changes (its high 24).
            ulong bits = random.NextUInt64();
            float signed = ((bits >> 40) * (2f * UnitOf24Bits)) - 1f;
            float next = (bits & 0xFFFFFF) * UnitOf24Bits < _replace
                ? signed * _range
                : value + ((_isGaussian ? random.NextGaussian() : signed) * _power);
            return Math.Min(Math.Max(next, -_limit), _limit);
        }
    }
}
