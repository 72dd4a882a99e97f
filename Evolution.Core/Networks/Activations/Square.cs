using System.Runtime.CompilerServices;
using Evolution.Core.Numerics;

namespace Evolution.Core.Networks.Activations;

/// <summary>x^2.</summary>
/// <remarks>0 at -0, +infinity at the infinities and above 1.8e19; NaN at NaN.</remarks>
public readonly struct Square : IActivation
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Invoke<TVector>(TVector x)
        where TVector : struct, IFloatVector<TVector> =>
        x * x;
}
