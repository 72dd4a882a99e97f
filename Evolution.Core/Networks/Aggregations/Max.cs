using System.Runtime.CompilerServices;
using Evolution.Core.Numerics;

namespace Evolution.Core.Networks.Aggregations;

/// <summary>Largest weighted input, plus the bias.</summary>
/// <remarks>0 + bias if there are no inputs; of 0 and -0 the earlier edge wins.</remarks>
public readonly struct Max : IAggregation
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Start<TVector>(TVector bias)
        where TVector : struct, IFloatVector<TVector> =>
        TVector.Broadcast(float.NegativeInfinity);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Add<TVector>(TVector accumulated, TVector weight, TVector value)
        where TVector : struct, IFloatVector<TVector>
    {
        TVector input = weight * value;

        // A magnitude is above -1 unless it is NaN, which no comparison would let through.
        TVector chosen = TVector.SelectGreater(input, accumulated, input, accumulated);
        return TVector.SelectGreater(TVector.Abs(input), TVector.Broadcast(-1f), chosen, input);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Finish<TVector>(TVector accumulated, TVector bias, int edges)
        where TVector : struct, IFloatVector<TVector> =>
        (edges > 0 ? accumulated : TVector.Broadcast(0f)) + bias;
}
