using Evolution.Core.Genomes;
using Evolution.Core.Numerics;

namespace Evolution.Core.Variation;

/// <summary>Enables a disabled connection or disables an enabled one.</summary>
internal static class ToggleEnable
{
    /// <summary>Toggles a connection drawn evenly. Disabled connections count in cycle checks, so none can be closed here.</summary>
    public static void Apply(GenomeDraft child, ref RandomStream random)
    {
        if (child.ConnectionCount > 0)
        {
            int connection = random.NextInt(child.ConnectionCount);
            child.SetEnabled(connection, !child.Enabled[connection]);
        }
    }
}
