using Evolution.Core.Genomes;
using Evolution.Core.Numerics;

namespace Evolution.Core.Variation;

/// <summary>All mutations of a child, each by its own rate.</summary>
internal static class Mutation
{
    /// <summary>Mutates a child. Genes are removed before genes are added, so that what a child requests stays in it.</summary>
    public static void Apply(GenomeDraft child, VariationContext context, ref RandomStream random)
    {
        VariationOptions options = context.Options;
        if (options.StructureAlone)
        {
            if (!AddStructure(child, context, ref random))
            {
                Change(child, context, ref random);
            }

            return;
        }

        Change(child, context, ref random);
        if (random.NextChance(options.AddConnection))
        {
            AddConnection.Apply(child, context, ref random);
        }

        if (random.NextChance(options.AddNode))
        {
            AddNode.Apply(child, context, ref random);
        }
    }

    private static bool AddStructure(GenomeDraft child, VariationContext context, ref RandomStream random)
    {
        if (random.NextChance(context.Options.AddNode))
        {
            AddNode.Apply(child, context, ref random);
            return true;
        }

        if (random.NextChance(context.Options.AddConnection))
        {
            AddConnection.Apply(child, context, ref random);
            return true;
        }

        return false;
    }

    private static void Change(GenomeDraft child, VariationContext context, ref RandomStream random)
    {
        VariationOptions options = context.Options;
        if (random.NextChance(options.MutateWeights))
        {
            MutateWeights.Apply(child, context, ref random);
        }

        // Only networks that have them draw for them: the random numbers of all others stay what they are.
        if (child.Shape.Dynamics.HasTimeConstants && random.NextChance(options.MutateTimeConstants))
        {
            MutateTimeConstants.Apply(child, context, ref random);
        }

        if (random.NextChance(options.RemoveConnection))
        {
            RemoveConnection.Apply(child, ref random);
        }

        if (random.NextChance(options.RemoveNode))
        {
            RemoveNode.Apply(child, ref random);
        }

        if (random.NextChance(options.ToggleEnable))
        {
            ToggleEnable.Apply(child, ref random);
        }

        if (random.NextChance(options.ChangeActivation))
        {
            ChangeFunction.ApplyToActivation(child, context, ref random);
        }

        if (random.NextChance(options.ChangeAggregation))
        {
            ChangeFunction.ApplyToAggregation(child, context, ref random);
        }
    }
}
