using System.Runtime.CompilerServices;
using Evolution.Core.Numerics;

namespace Evolution.Core.Networks.Aggregations;

/// <summary>The weighted input of the largest magnitude, with its sign, plus the bias.</summary>
/// <remarks>0 + bias if there are no inputs; the earliest edge wins a tie.</remarks>
public readonly struct MaxAbs : IAggregation
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Start<TVector>(TVector bias)
        where TVector : struct, IFloatVector<TVector> =>
        TVector.Broadcast(0f);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Add<TVector>(TVector accumulated, TVector weight, TVector value)
        where TVector : struct, IFloatVector<TVector>
    {
        TVector input = weight * value;

        // A magnitude is above -1 unless it is NaN, which no comparison would let through.
        TVector chosen = TVector.SelectGreater(TVector.Abs(input), TVector.Abs(accumulated), input, accumulated);
        return TVector.SelectGreater(TVector.Abs(input), TVector.Broadcast(-1f), chosen, input);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Finish<TVector>(TVector accumulated, TVector bias, int edges)
        where TVector : struct, IFloatVector<TVector> =>
        accumulated + bias;
}
