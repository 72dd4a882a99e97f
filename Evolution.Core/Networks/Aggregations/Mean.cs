using System.Runtime.CompilerServices;
using Evolution.Core.Numerics;

namespace Evolution.Core.Networks.Aggregations;

/// <summary>Arithmetic mean: the sum of the weighted inputs from 0, divided by their number, plus the bias.</summary>
/// <remarks>0 + bias if there are no inputs.</remarks>
public readonly struct Mean : IAggregation
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Start<TVector>(TVector bias)
        where TVector : struct, IFloatVector<TVector> =>
        TVector.Broadcast(0f);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Add<TVector>(TVector accumulated, TVector weight, TVector value)
        where TVector : struct, IFloatVector<TVector> =>
        TVector.MultiplyAdd(weight, value, accumulated);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Finish<TVector>(TVector accumulated, TVector bias, int edges)
        where TVector : struct, IFloatVector<TVector> =>
        (edges > 0 ? accumulated / TVector.Broadcast(edges) : accumulated) + bias;
}
