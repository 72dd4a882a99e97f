using Evolution.Core.Genomes;
using Evolution.Core.Numerics;

namespace Evolution.Core.Variation;

/// <summary>Removes a hidden node.</summary>
internal static class RemoveNode
{
    /// <summary>Removes a hidden node drawn evenly, with its connections.</summary>
    public static void Apply(GenomeDraft child, ref RandomStream random)
    {
        int hidden = child.NodeCount - child.Shape.FirstHidden;
        if (hidden > 0)
        {
            child.RemoveNode(child.Shape.FirstHidden + random.NextInt(hidden));
        }
    }
}
