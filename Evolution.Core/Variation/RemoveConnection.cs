using Evolution.Core.Genomes;
using Evolution.Core.Numerics;

namespace Evolution.Core.Variation;

/// <summary>Removes a connection gene.</summary>
internal static class RemoveConnection
{
    /// <summary>Removes a connection drawn evenly, and hidden nodes that it leaves without any.</summary>
    public static void Apply(GenomeDraft child, ref RandomStream random)
    {
        if (child.ConnectionCount > 0)
        {
            child.Unlink(random.NextInt(child.ConnectionCount));
        }
    }
}
