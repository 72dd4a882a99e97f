using System.Runtime.CompilerServices;
using Evolution.Core.Numerics;

namespace Evolution.Core.Networks.Activations;

/// <summary>Logistic function: 1 / (1 + e^-x).</summary>
/// <remarks>0.5 at 0, 1 at +infinity; 4.5e-38, and never less, below -86 and at -infinity; NaN at NaN.</remarks>
public readonly struct Sigmoid : IActivation
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Invoke<TVector>(TVector x)
        where TVector : struct, IFloatVector<TVector> =>
        PortableMath.Sigmoid(x);
}
