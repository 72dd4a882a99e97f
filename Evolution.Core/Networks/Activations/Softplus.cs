using System.Runtime.CompilerServices;
using Evolution.Core.Numerics;

namespace Evolution.Core.Networks.Activations;

/// <summary>Smooth rectifier: ln(1 + e^x), computed as max(x, 0) + ln(1 + e^-|x|), which never overflows.</summary>
/// <remarks>0.6931472 at 0, +infinity at +infinity, 0 at -infinity; NaN at NaN.</remarks>
public readonly struct Softplus : IActivation
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Invoke<TVector>(TVector x)
        where TVector : struct, IFloatVector<TVector>
    {
        TVector zero = TVector.Broadcast(0f);
        TVector rectified = TVector.SelectGreater(x, zero, x, zero);
        return rectified + PortableMath.Log1PlusUnit(PortableMath.Exp(-TVector.Abs(x)));
    }
}
