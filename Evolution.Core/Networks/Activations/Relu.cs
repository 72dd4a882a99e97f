using System.Runtime.CompilerServices;
using Evolution.Core.Numerics;

namespace Evolution.Core.Networks.Activations;

/// <summary>Rectifier: x above 0, else 0.</summary>
/// <remarks>-0 at -0, +infinity at +infinity, 0 at -infinity; NaN at NaN.</remarks>
public readonly struct Relu : IActivation
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Invoke<TVector>(TVector x)
        where TVector : struct, IFloatVector<TVector> =>
        TVector.SelectLess(x, TVector.Broadcast(0f), TVector.Broadcast(0f), x);
}
