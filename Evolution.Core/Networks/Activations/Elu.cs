using System.Runtime.CompilerServices;
using Evolution.Core.Numerics;

namespace Evolution.Core.Networks.Activations;

/// <summary>Exponential linear unit: x above 0, else e^x - 1, computed as written.</summary>
/// <remarks>0 at 0 and -0, +infinity at +infinity, -1 at -infinity; NaN at NaN.</remarks>
public readonly struct Elu : IActivation
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Invoke<TVector>(TVector x)
        where TVector : struct, IFloatVector<TVector> =>
        TVector.SelectGreater(x, TVector.Broadcast(0f), x, PortableMath.Exp(x) - TVector.Broadcast(1f));
}
