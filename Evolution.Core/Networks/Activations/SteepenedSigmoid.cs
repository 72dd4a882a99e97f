using System.Runtime.CompilerServices;
using Evolution.Core.Numerics;

namespace Evolution.Core.Networks.Activations;

/// <summary>Logistic function of slope 4.9, as in the NEAT paper: 1 / (1 + e^-4.9x).</summary>
/// <remarks>0.5 at 0, 1 at +infinity; 4.5e-38, and never less, below -17.55 and at -infinity; NaN at NaN.</remarks>
public readonly struct SteepenedSigmoid : IActivation
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Invoke<TVector>(TVector x)
        where TVector : struct, IFloatVector<TVector> =>
        PortableMath.Sigmoid(x * TVector.Broadcast(4.9f));
}
