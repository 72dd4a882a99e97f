using System.Runtime.CompilerServices;
using Evolution.Core.Numerics;

namespace Evolution.Core.Networks.Activations;

/// <summary>Magnitude: |x|.</summary>
/// <remarks>0 at -0, +infinity at the infinities; NaN at NaN.</remarks>
public readonly struct Absolute : IActivation
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Invoke<TVector>(TVector x)
        where TVector : struct, IFloatVector<TVector> =>
        TVector.Abs(x);
}
