using System.Runtime.CompilerServices;

namespace Evolution.Core.Numerics;

/// <content>The exponential function and what is made of it.</content>
public static partial class PortableMath
{
    private const float Log2OfE = 1.44269504f;

    // ln 2 in two parts; the first has 10 significant bits, so that its product with any exponent of a float is exact.
    private const float Ln2High = 0.693359375f;
    private const float Ln2Low = -2.12194440e-4f;

    /// <summary>e to the power of <paramref name="x"/>.</summary>
    /// <remarks>
    /// Largest error 0.99 ulp for x in [-86.98, 88.72]. Above 88.723 the result is +infinity, below -86.99 it is 0 (the true
    /// value is under 1.7e-38): it is never subnormal. 1 at 0 and -0, +infinity at +infinity, 0 at -infinity.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Exp<TVector>(TVector x)
        where TVector : struct, IFloatVector<TVector>
    {
        // The bounds overflow and underflow by themselves below: 2^127 * 2 * 1.3, and PowerOfTwo(-127) = 0.
        TVector clamped = Clamp(x, TVector.Broadcast(-87.25f), TVector.Broadcast(89f));
        TVector n = Round(clamped * TVector.Broadcast(Log2OfE));
        TVector r = clamped - (n * TVector.Broadcast(Ln2High)) - (n * TVector.Broadcast(Ln2Low));

        TVector p = (r * TVector.Broadcast(1.38144755195e-3f)) + TVector.Broadcast(8.36875088853e-3f);
        p = (p * r) + TVector.Broadcast(4.166839212e-2f);
        p = (p * r) + TVector.Broadcast(0.166665203368f);
        p = (p * r) + TVector.Broadcast(0.499999934256f);
        p = (p * (r * r)) + r + TVector.Broadcast(1f);

        // n reaches 128, one more than a float's exponent: half the power, twice the rest.
        return (p + p) * TVector.PowerOfTwo(n + TVector.Broadcast(-1f));
    }

    /// <inheritdoc cref="Exp{TVector}(TVector)"/>
    public static float Exp(float x) => Exp(new Float1(x)).Value;

    /// <summary>Logistic function 1 / (1 + e^-x).</summary>
    /// <remarks>
    /// Largest error 2.5 ulp for x above -86.9, hence 1.2e-7. 0.5 at 0, 1 at +infinity, 0 below -88.723 and at -infinity.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Sigmoid<TVector>(TVector x)
        where TVector : struct, IFloatVector<TVector> =>
        TVector.Broadcast(1f) / (TVector.Broadcast(1f) + Exp(-x));

    /// <inheritdoc cref="Sigmoid{TVector}(TVector)"/>
    public static float Sigmoid(float x) => Sigmoid(new Float1(x)).Value;

    /// <summary>Hyperbolic tangent.</summary>
    /// <remarks>
    /// Largest error 5.9 ulp and 3.6e-7. Never outside [-1, 1]; tanh(-x) = -tanh(x) bit for bit; a larger x gives a result
    /// that is at most 4.8e-7 smaller. -0 at -0, 1 at +infinity, -1 at -infinity; x itself where it is subnormal.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Tanh<TVector>(TVector x)
        where TVector : struct, IFloatVector<TVector>
    {
        // x P(x^2) / Q(x^2), a minimax fit on [-9.02, 9.02]: one division. Beyond, the fraction stays and x takes the result past 1.
        TVector one = TVector.Broadcast(1f);
        TVector square = x * x;
        TVector y = TVector.SelectGreater(square, TVector.Broadcast(81.36f), TVector.Broadcast(81.36f), square);

        TVector p = (y * TVector.Broadcast(1.3384337875643e-8f)) + TVector.Broadcast(2.0635861030425e-5f);
        p = (p * y) + TVector.Broadcast(3.4974602355925e-3f);
        p = (p * y) + TVector.Broadcast(0.13382689491839f);
        p = (p * y) + one;

        TVector q = (y * TVector.Broadcast(7.7902697723582e-7f)) + TVector.Broadcast(3.2885213828048e-4f);
        q = (q * y) + TVector.Broadcast(2.5884370889593e-2f);
        q = (q * y) + TVector.Broadcast(0.46716010741375f);
        q = (q * y) + one;

        return Clamp(x * p / q, -one, one);
    }

    /// <inheritdoc cref="Tanh{TVector}(TVector)"/>
    public static float Tanh(float x) => Tanh(new Float1(x)).Value;
}
