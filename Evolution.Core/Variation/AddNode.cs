using Evolution.Core.Genomes;
using Evolution.Core.Numerics;

namespace Evolution.Core.Variation;

/// <summary>Splits an enabled connection by a new node (Stanley and Miikkulainen 2002, section 3.1).</summary>
internal static class AddNode
{
    /// <summary>Splits a connection drawn evenly from the enabled ones that do not come from the bias input.</summary>
    /// <remarks>A node fed by the bias alone would be a constant, which is why Stanley's code passes such connections over too.</remarks>
    public static void Apply(GenomeDraft child, VariationContext context, ref RandomStream random)
    {
        int candidates = 0;
        for (int connection = 0; connection < child.ConnectionCount; connection++)
        {
            candidates += CanSplit(child, connection) ? 1 : 0;
        }

        if (candidates == 0)
        {
            return;
        }

        int chosen = random.NextInt(candidates);
        for (int connection = 0; ; connection++)
        {
            if (CanSplit(child, connection) && chosen-- == 0)
            {
                child.Split(connection, context.Network);
                return;
            }
        }
    }

    private static bool CanSplit(GenomeDraft child, int connection)
    {
        NetworkShape shape = child.Shape;
        bool fromBias = shape.HasBiasInput && child.Source[connection] == shape.TaskInputs;
        return child.Enabled[connection] && !fromBias && child.Innovation[connection] != StructuralRequest.PendingLink;
    }
}
