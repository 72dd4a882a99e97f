using System.Runtime.CompilerServices;

namespace Evolution.Core.Numerics;

/// <content>The exponential function and what is made of it.</content>
public static partial class PortableMath
{
    // Log2OfELow is what Log2OfE is short of log2(e).
    private const float Log2OfE = 1.44269504f;
    private const float Log2OfELow = 1.92596303e-8f;

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
        // The bounds overflow and underflow by themselves below: 2^127 * 2 * 1.3, and 2^-127 = 0.
        TVector clamped = Clamp(x, TVector.Broadcast(-87.25f), TVector.Broadcast(89f));
        TVector shifted = (clamped * TVector.Broadcast(Log2OfE)) + TVector.Broadcast(RoundingShift);
        TVector n = shifted - TVector.Broadcast(RoundingShift);
        TVector r = clamped - (n * TVector.Broadcast(Ln2High)) - (n * TVector.Broadcast(Ln2Low));

        TVector p = (r * TVector.Broadcast(1.38144755195e-3f)) + TVector.Broadcast(8.36875088853e-3f);
        p = (p * r) + TVector.Broadcast(4.166839212e-2f);
        p = (p * r) + TVector.Broadcast(0.166665203368f);
        p = (p * r) + TVector.Broadcast(0.499999934256f);
        p = (p * (r * r)) + r + TVector.Broadcast(1f);

        // n reaches 128, one more than a float's exponent: half the power, twice the rest. The power wants n - 1 + 127.
        return (p + p) * TVector.PowerOfTwo(shifted - TVector.Broadcast(-126f));
    }

    /// <inheritdoc cref="Exp{TVector}(TVector)"/>
    public static float Exp(float x) => Exp(new Float1(x)).Value;

    /// <summary>Logistic function 1 / (1 + e^-x).</summary>
    /// <remarks>Largest error 3.7 ulp for x above -86, and 1.1e-7. 0.5 at 0, 1 at +infinity; 4.5e-38, and not less, below -86 and at -infinity.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Sigmoid<TVector>(TVector x)
        where TVector : struct, IFloatVector<TVector>
    {
        // Bounded so that 2^n and its reciprocal are normal numbers. Without the second part of log2(e) a result of 1e-37 would be 19 ulp off.
        TVector t = TVector.Limit(x, TVector.Broadcast(86f));
        TVector shifted = TVector.MultiplyAdd(t, TVector.Broadcast(-Log2OfE), TVector.Broadcast(BiasedShift));
        TVector f = TVector.MultiplyAdd(t, TVector.Broadcast(-Log2OfE), TVector.Broadcast(BiasedShift) - shifted);
        return LogisticOfPower(shifted, TVector.MultiplyAdd(t, TVector.Broadcast(-Log2OfELow), f));
    }

    /// <inheritdoc cref="Sigmoid{TVector}(TVector)"/>
    public static float Sigmoid(float x) => Sigmoid(new Float1(x)).Value;

    /// <summary>Logistic function of another slope, 1 / (1 + 2^(-rate x)), in one operation less than that of slope 1.</summary>
    /// <param name="x">The argument.</param>
    /// <param name="rate">The slope times log2(e), which a float should come close to: the error grows with x times what it is off.</param>
    /// <param name="bound">What x is limited to: times the rate at most 124.1, so that 2^n and its reciprocal are normal numbers.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TVector Logistic<TVector>(TVector x, float rate, float bound)
        where TVector : struct, IFloatVector<TVector>
    {
        TVector t = TVector.Limit(x, TVector.Broadcast(bound));
        TVector shifted = TVector.MultiplyAdd(t, TVector.Broadcast(-rate), TVector.Broadcast(BiasedShift));
        return LogisticOfPower(shifted, TVector.MultiplyAdd(t, TVector.Broadcast(-rate), TVector.Broadcast(BiasedShift) - shifted));
    }

    /// <summary>Hyperbolic tangent.</summary>
    /// <remarks>
    /// Largest error 6.9 ulp and 4.1e-7, of all floats. Never outside [-1, 1]; tanh(-x) = -tanh(x) bit for bit; a larger x gives a result
    /// that is at most 5.4e-7 smaller. -0 at -0, 1 from 7.75936 on, -1 from -7.75936 down; a subnormal x within two of the smallest floats.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Tanh<TVector>(TVector x)
        where TVector : struct, IFloatVector<TVector>
    {
        // x P(x^2) / Q(x^2), close to a minimax fit; no other degrees with as many coefficients come closer. The bound is the least
        // float at which the rounded fraction is 1.
        TVector t = TVector.Limit(x, TVector.Broadcast(7.7593584f));
        TVector y = t * t;
        TVector p = TVector.MultiplyAdd(y, TVector.Broadcast(46.5155144f), TVector.Broadcast(12030.5654f));
        p = TVector.MultiplyAdd(p, y, TVector.Broadcast(527422.312f));
        p = TVector.MultiplyAdd(p, y, TVector.Broadcast(4081521.75f));

        TVector q = y + TVector.Broadcast(972.275818f);
        q = TVector.MultiplyAdd(q, y, TVector.Broadcast(97143.1328f));
        q = TVector.MultiplyAdd(q, y, TVector.Broadcast(1887923.75f));
        q = TVector.MultiplyAdd(q, y, TVector.Broadcast(4081522.5f));
        return Quotient(t * p, q);
    }

    /// <inheritdoc cref="Tanh{TVector}(TVector)"/>
    public static float Tanh(float x) => Tanh(new Float1(x)).Value;

    // 1 / (1 + 2^(n + f)), with n in the shifted number. The polynomial is a minimax fit of 2^f, counted in ulp of the result, that is 1 at 0.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector LogisticOfPower<TVector>(TVector shifted, TVector f)
        where TVector : struct, IFloatVector<TVector>
    {
        TVector one = TVector.Broadcast(1f);
        TVector p = TVector.MultiplyAdd(f, TVector.Broadcast(1.33608771e-3f), TVector.Broadcast(9.67294909e-3f));
        p = TVector.MultiplyAdd(p, f, TVector.Broadcast(0.0555039681f));
        p = TVector.MultiplyAdd(p, f, TVector.Broadcast(0.240222126f));
        p = TVector.MultiplyAdd(p, f, TVector.Broadcast(0.693147242f));
        p = TVector.MultiplyAdd(p, f, one);
        return Reciprocal(TVector.MultiplyAdd(p, TVector.PowerOfTwo(shifted), one));
    }

    // A quotient within 1.3 ulp, of a divisor in [2^-125, 2^125]; a device divides exactly in more instructions, and with a branch. The bits of
    // the divisor tell its reciprocal within 5.1 %, a step of Newton makes that 0.26 %, and 1 / (1 - e) is 1 + e + e^2. The error e is a
    // square, and negative only where a rounding makes it so: not for the divisor of tanh at 0, where -0 has to stay -0.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Quotient<TVector>(TVector dividend, TVector divisor)
        where TVector : struct, IFloatVector<TVector>
    {
        TVector reciprocal = RoughReciprocal(divisor);
        return Refined(dividend * reciprocal, reciprocal, divisor);
    }

    // Not a quotient of 1: ILGPU would write the product.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Reciprocal<TVector>(TVector divisor)
        where TVector : struct, IFloatVector<TVector>
    {
        TVector reciprocal = RoughReciprocal(divisor);
        return Refined(reciprocal, reciprocal, divisor);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector RoughReciprocal<TVector>(TVector divisor)
        where TVector : struct, IFloatVector<TVector>
    {
        TVector reciprocal = TVector.BitsMinus(0x7EF31200, divisor);
        return reciprocal * TVector.MultiplyAdd(-divisor, reciprocal, TVector.Broadcast(2f));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Refined<TVector>(TVector quotient, TVector reciprocal, TVector divisor)
        where TVector : struct, IFloatVector<TVector>
    {
        TVector error = TVector.MultiplyAdd(-divisor, reciprocal, TVector.Broadcast(1f));
        return TVector.MultiplyAdd(quotient, TVector.MultiplyAdd(error, error, error), quotient);
    }
}
