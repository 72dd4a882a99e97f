using Evolution.Core.Genomes;
using Evolution.Core.Numerics;

namespace Evolution.Core.Variation;

/// <summary>Gives a hidden node another function out of those that the config lists.</summary>
internal static class ChangeFunction
{
    /// <summary>Draws a hidden node and its activation function.</summary>
    public static void ApplyToActivation(GenomeDraft child, VariationContext context, ref RandomStream random)
    {
        IReadOnlyList<ActivationKind> choices = context.Network.Activations;
        if (choices.Count > 0 && child.NodeCount > child.Shape.FirstHidden)
        {
            int node = DrawHidden(child, ref random);
            child.SetActivation(node, choices[random.NextInt(choices.Count)]);
        }
    }

    /// <summary>Draws a hidden node and its aggregation.</summary>
    public static void ApplyToAggregation(GenomeDraft child, VariationContext context, ref RandomStream random)
    {
        IReadOnlyList<AggregationKind> choices = context.Network.Aggregations;
        if (choices.Count > 0 && child.NodeCount > child.Shape.FirstHidden)
        {
            int node = DrawHidden(child, ref random);
            child.SetAggregation(node, choices[random.NextInt(choices.Count)]);
        }
    }

    private static int DrawHidden(GenomeDraft child, ref RandomStream random) =>
        child.Shape.FirstHidden + random.NextInt(child.NodeCount - child.Shape.FirstHidden);
}
