using System.Runtime.CompilerServices;
using Evolution.Core.Numerics;

namespace Evolution.Core.Networks.Activations;

/// <summary>x limited to [-1, 1].</summary>
/// <remarks>-0 at -0, 1 at +infinity, -1 at -infinity; NaN at NaN.</remarks>
public readonly struct Clamped : IActivation
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Invoke<TVector>(TVector x)
        where TVector : struct, IFloatVector<TVector> =>
        PortableMath.Clamp(x, TVector.Broadcast(-1f), TVector.Broadcast(1f));
}
