using System.Runtime.CompilerServices;
using Evolution.Core.Numerics;

namespace Evolution.Core.Networks.Activations;

/// <summary>Cosine of x radians.</summary>
/// <remarks>1 at 0 and -0, NaN at the infinities and at NaN; within [-1, 1] elsewhere.</remarks>
public readonly struct Cosine : IActivation
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Invoke<TVector>(TVector x)
        where TVector : struct, IFloatVector<TVector> =>
        PortableMath.Cos(x);
}
