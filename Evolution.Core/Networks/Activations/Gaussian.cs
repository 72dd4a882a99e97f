using System.Runtime.CompilerServices;
using Evolution.Core.Numerics;

namespace Evolution.Core.Networks.Activations;

/// <summary>Bell: e^(-x^2).</summary>
/// <remarks>1 at 0, 0 at the infinities; NaN at NaN.</remarks>
public readonly struct Gaussian : IActivation
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Invoke<TVector>(TVector x)
        where TVector : struct, IFloatVector<TVector> =>
        PortableMath.Exp(-(x * x));
}
