using System.Runtime.CompilerServices;
using Evolution.Core.Numerics;

namespace Evolution.Core.Networks.Aggregations;

/// <summary>Sum: the bias, then each weighted input in stored order.</summary>
/// <remarks>The bias if there are no inputs.</remarks>
public readonly struct Sum : IAggregation
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Start<TVector>(TVector bias)
        where TVector : struct, IFloatVector<TVector> =>
        bias;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Add<TVector>(TVector accumulated, TVector weight, TVector value)
        where TVector : struct, IFloatVector<TVector> =>
        TVector.MultiplyAdd(weight, value, accumulated);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Finish<TVector>(TVector accumulated, TVector bias, int edges)
        where TVector : struct, IFloatVector<TVector> =>
        accumulated;
}
