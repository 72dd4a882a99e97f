using System.Runtime.CompilerServices;
using Evolution.Core.Numerics;

namespace Evolution.Core.Networks.Activations;

/// <summary>Logistic function of slope 4.9, as in the NEAT paper: 1 / (1 + e^-4.9x).</summary>
/// <remarks>
/// Largest error 3.9 ulp for x above -3, 14.1 ulp for x above -17.55, and 1.1e-7. 0.5 at 0, 1 at +infinity; 4.5e-38, and never less,
/// below -17.55 and at -infinity; NaN at NaN.
/// </remarks>
public readonly struct SteepenedSigmoid : IActivation
{
    // 4.9 log2(e), to 8.6e-9 of it.
    private const float Rate = 7.06920576f;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Invoke<TVector>(TVector x)
        where TVector : struct, IFloatVector<TVector> =>
        PortableMath.Logistic(x, rate: Rate, bound: 17.55f);
}
