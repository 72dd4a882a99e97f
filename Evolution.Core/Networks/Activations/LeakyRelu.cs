using System.Runtime.CompilerServices;
using Evolution.Core.Numerics;

namespace Evolution.Core.Networks.Activations;

/// <summary>Leaky rectifier: x above 0, else 0.01 x.</summary>
/// <remarks>-0 at -0, the infinities at themselves; NaN at NaN.</remarks>
public readonly struct LeakyRelu : IActivation
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Invoke<TVector>(TVector x)
        where TVector : struct, IFloatVector<TVector> =>
        TVector.SelectGreater(x, TVector.Broadcast(0f), x, x * TVector.Broadcast(0.01f));
}
