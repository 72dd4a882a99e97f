using System.Runtime.CompilerServices;
using Evolution.Core.Numerics;

namespace Evolution.Core.Networks.Activations;

/// <summary>x itself.</summary>
/// <remarks>Every value, NaN included, gives itself.</remarks>
public readonly struct Identity : IActivation
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Invoke<TVector>(TVector x)
        where TVector : struct, IFloatVector<TVector> =>
        x;
}
