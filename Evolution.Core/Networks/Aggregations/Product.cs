using System.Runtime.CompilerServices;
using Evolution.Core.Numerics;

namespace Evolution.Core.Networks.Aggregations;

/// <summary>Product of the weighted inputs, plus the bias.</summary>
/// <remarks>0 + bias if there are no inputs.</remarks>
public readonly struct Product : IAggregation
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Start<TVector>(TVector bias)
        where TVector : struct, IFloatVector<TVector> =>
        TVector.Broadcast(1f);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Add<TVector>(TVector accumulated, TVector weight, TVector value)
        where TVector : struct, IFloatVector<TVector> =>
        accumulated * (weight * value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Finish<TVector>(TVector accumulated, TVector bias, int edges)
        where TVector : struct, IFloatVector<TVector> =>
        (edges > 0 ? accumulated : TVector.Broadcast(0f)) + bias;
}
