using Evolution.Core.Genomes;
using Evolution.Core.Numerics;

namespace Evolution.Core.Variation;

/// <summary>Joins two nodes that no connection joins yet, enabled or not, without closing a cycle.</summary>
internal static class AddConnection
{
    /// <summary>Stanley's newlink_tries: how often a pair is drawn before the mutation is given up.</summary>
    private const int Tries = 20;

    /// <summary>Adds a connection of random weight; leaves the child alone where no drawn pair is free.</summary>
    /// <remarks>Sources are inputs and hidden nodes, targets hidden nodes and outputs: signals end at an output.</remarks>
    public static void Apply(GenomeDraft child, VariationContext context, ref RandomStream random)
    {
        NetworkShape shape = child.Shape;
        int hidden = child.NodeCount - shape.FirstHidden;
        ReadOnlySpan<int> sources = child.Source;
        ReadOnlySpan<int> targets = child.Target;
        context.Cycles.Load(child.NodeCount, sources, targets);
        for (int i = 0; i < Tries; i++)
        {
            int source = random.NextInt(shape.Inputs + hidden);
            source += source >= shape.Inputs ? shape.Outputs : 0;
            int target = shape.Inputs + random.NextInt(shape.Outputs + hidden);
            if (!AreJoined(sources, targets, source, target) && !context.Cycles.WouldClose(source, target))
            {
                float limit = Math.Min(context.Options.NewWeightRange, context.Network.WeightLimit);
                child.Link(source, target, random.NextSigned() * limit);
                return;
            }
        }
    }

    private static bool AreJoined(ReadOnlySpan<int> sources, ReadOnlySpan<int> targets, int source, int target)
    {
        for (int i = 0; i < sources.Length; i++)
        {
            if (sources[i] == source && targets[i] == target)
            {
                return true;
            }
        }

        return false;
    }
}
