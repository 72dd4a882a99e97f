using System.Runtime.CompilerServices;
using Evolution.Core.Numerics;

namespace Evolution.Core.Networks.Activations;

/// <summary>x^3, computed as (x x) x.</summary>
/// <remarks>-0 at -0, the infinities at themselves and beyond 7e12; NaN at NaN.</remarks>
public readonly struct Cube : IActivation
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Invoke<TVector>(TVector x)
        where TVector : struct, IFloatVector<TVector> =>
        x * x * x;
}
