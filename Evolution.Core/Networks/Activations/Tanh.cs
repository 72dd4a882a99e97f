using System.Runtime.CompilerServices;
using Evolution.Core.Numerics;

namespace Evolution.Core.Networks.Activations;

/// <summary>Hyperbolic tangent: (e^x - e^-x) / (e^x + e^-x).</summary>
/// <remarks>-0 at -0, 1 from 7.75936 on, -1 from -7.75936 down; NaN at NaN.</remarks>
public readonly struct Tanh : IActivation
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Invoke<TVector>(TVector x)
        where TVector : struct, IFloatVector<TVector> =>
        PortableMath.Tanh(x);
}
