using System.Runtime.CompilerServices;
using Evolution.Core.Numerics;

namespace Evolution.Core.Networks.Activations;

/// <summary>Triangle: 1 - |x|, but at least 0.</summary>
/// <remarks>1 at 0, 0 at 1, -1 and the infinities; NaN at NaN.</remarks>
public readonly struct Hat : IActivation
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Invoke<TVector>(TVector x)
        where TVector : struct, IFloatVector<TVector>
    {
        TVector zero = TVector.Broadcast(0f);
        TVector height = TVector.Broadcast(1f) - TVector.Abs(x);
        return TVector.SelectLess(height, zero, zero, height);
    }
}
