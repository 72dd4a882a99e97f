using Evolution.Core.Genomes;
using Evolution.Core.Numerics;

namespace Evolution.Core.Variation;

/// <summary>Perturbs the time constants of a continuous-time network.</summary>
internal static class MutateTimeConstants
{
    /// <summary>Moves each time constant, with the probability of a weight, by a uniform step, and keeps it within the bounds of the config.</summary>
    public static void Apply(GenomeDraft child, VariationContext context, ref RandomStream random)
    {
        NetworkOptions network = context.Network;
        foreach (ref float timeConstant in child.TimeConstants)
        {
            if (random.NextChance(context.Options.WeightShare))
            {
                float next = timeConstant + (random.NextSigned() * context.Options.TimeConstantPower);
                timeConstant = Math.Min(Math.Max(next, network.SmallestTimeConstant), network.LargestTimeConstant);
            }
        }
    }
}
