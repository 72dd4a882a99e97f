using System.Runtime.CompilerServices;
using Evolution.Core.Numerics;

namespace Evolution.Core.Networks.Activations;

/// <summary>Threshold: 1 above 0, else 0.</summary>
/// <remarks>0 at 0 and -0, 1 at +infinity, 0 at -infinity; NaN is not above 0, so it gives 0.</remarks>
public readonly struct Step : IActivation
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Invoke<TVector>(TVector x)
        where TVector : struct, IFloatVector<TVector> =>
        TVector.SelectGreater(x, TVector.Broadcast(0f), TVector.Broadcast(1f), TVector.Broadcast(0f));
}
