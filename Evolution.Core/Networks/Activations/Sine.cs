using System.Runtime.CompilerServices;
using Evolution.Core.Numerics;

namespace Evolution.Core.Networks.Activations;

/// <summary>Sine of x radians.</summary>
/// <remarks>0 at 0 and -0, NaN at the infinities and at NaN; within [-1, 1] elsewhere.</remarks>
public readonly struct Sine : IActivation
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Invoke<TVector>(TVector x)
        where TVector : struct, IFloatVector<TVector> =>
        PortableMath.Sin(x);
}
