using System.Runtime.CompilerServices;
using Evolution.Core.Numerics;

namespace Evolution.Core.Networks.Activations;

/// <summary>Self-normalizing ELU: s x above 0, else s a (e^x - 1), with s = 1.05070098 and a = 1.67326324 (Klambauer et al. 2017).</summary>
/// <remarks>0 at 0 and -0, +infinity at +infinity, -1.758 at -infinity; NaN at NaN.</remarks>
public readonly struct Selu : IActivation
{
    private const float Scale = 1.05070098f;
    private const float ScaleTimesAlpha = 1.75809934f;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Invoke<TVector>(TVector x)
        where TVector : struct, IFloatVector<TVector> =>
        TVector.SelectGreater(
            x,
            TVector.Broadcast(0f),
            x * TVector.Broadcast(Scale),
            (PortableMath.Exp(x) - TVector.Broadcast(1f)) * TVector.Broadcast(ScaleTimesAlpha));
}
