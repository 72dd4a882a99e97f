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

        // n reaches 128, one more than a float's exponent: half the power, twice the rest.
        return (p + p) * TVector.PowerOfTwo(shifted - TVector.Broadcast(1f));
    }

    /// <inheritdoc cref="Exp{TVector}(TVector)"/>
    public static float Exp(float x) => Exp(new Float1(x)).Value;

    /// <summary>Logistic function 1 / (1 + e^-x).</summary>
    /// <remarks>Largest error 2.7 ulp for x above -86, and 1.1e-7. 0.5 at 0, 1 at +infinity; 4.5e-38, and not less, below -86 and at -infinity.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Sigmoid<TVector>(TVector x)
        where TVector : struct, IFloatVector<TVector>
    {
        // Bounded so that 2^n and its reciprocal are normal numbers.
        TVector one = TVector.Broadcast(1f);
        TVector minus = TVector.Limit(-x, TVector.Broadcast(86f));
        TVector shifted = TVector.MultiplyAdd(minus, TVector.Broadcast(Log2OfE), TVector.Broadcast(RoundingShift));
        TVector n = shifted - TVector.Broadcast(RoundingShift);
        TVector r = TVector.MultiplyAdd(n, TVector.Broadcast(-Ln2High), minus);
        r = TVector.MultiplyAdd(n, TVector.Broadcast(-Ln2Low), r);

        TVector p = TVector.MultiplyAdd(r, TVector.Broadcast(1.38144755195e-3f), TVector.Broadcast(8.36875088853e-3f));
        p = TVector.MultiplyAdd(p, r, TVector.Broadcast(4.166839212e-2f));
        p = TVector.MultiplyAdd(p, r, TVector.Broadcast(0.166665203368f));
        p = TVector.MultiplyAdd(p, r, TVector.Broadcast(0.499999934256f));
        p = TVector.MultiplyAdd(p, r, one);
        p = TVector.MultiplyAdd(p, r, one);
        return Quotient(one, TVector.MultiplyAdd(p, TVector.PowerOfTwo(shifted), one));
    }

    /// <inheritdoc cref="Sigmoid{TVector}(TVector)"/>
    public static float Sigmoid(float x) => Sigmoid(new Float1(x)).Value;

    /// <summary>Hyperbolic tangent.</summary>
    /// <remarks>
    /// Largest error 5.1 ulp and 3.1e-7, of all floats. Never outside [-1, 1]; tanh(-x) = -tanh(x) bit for bit; a larger x gives a result
    /// that is at most 5.4e-7 smaller. -0 at -0, 1 from 7.87175 on, -1 from -7.87175 down; a subnormal x within one of the smallest floats.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Tanh<TVector>(TVector x)
        where TVector : struct, IFloatVector<TVector>
    {
        // x P(x^2) / Q(x^2), a minimax fit on [-8.5, 8.5]. The bound is the least float at which the rounded fraction is 1.
        TVector t = TVector.Limit(x, TVector.Broadcast(7.87174654f));
        TVector y = t * t;
        TVector p = TVector.MultiplyAdd(y, TVector.Broadcast(0.0175187252f), TVector.Broadcast(26.0905304f));
        p = TVector.MultiplyAdd(p, y, TVector.Broadcast(4338.83252f));
        p = TVector.MultiplyAdd(p, y, TVector.Broadcast(164678.609f));
        p = TVector.MultiplyAdd(p, y, TVector.Broadcast(1227731.25f));

        TVector q = y + TVector.Broadcast(411.150177f);
        q = TVector.MultiplyAdd(q, y, TVector.Broadcast(31948.9355f));
        q = TVector.MultiplyAdd(q, y, TVector.Broadcast(573922.25f));
        q = TVector.MultiplyAdd(q, y, TVector.Broadcast(1227731.25f));
        return Quotient(t * p, q);
    }

    /// <inheritdoc cref="Tanh{TVector}(TVector)"/>
    public static float Tanh(float x) => Tanh(new Float1(x)).Value;

    // A quotient within 1.3 ulp, of a divisor in [2^-125, 2^125]; a device divides exactly in more instructions, and with a branch. The bits of
    // the divisor tell its reciprocal within 5.1 %, a step of Newton makes that 0.26 %, and 1 / (1 - e) is 1 + e + e^2. The error e is a
    // square, and negative only where a rounding makes it so: not for the divisor of tanh at 0, where -0 has to stay -0.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Quotient<TVector>(TVector dividend, TVector divisor)
        where TVector : struct, IFloatVector<TVector>
    {
        TVector reciprocal = TVector.BitsMinus(0x7EF31200, divisor);
        reciprocal *= TVector.MultiplyAdd(-divisor, reciprocal, TVector.Broadcast(2f));
        TVector error = TVector.MultiplyAdd(-divisor, reciprocal, TVector.Broadcast(1f));
        TVector quotient = dividend * reciprocal;
        return TVector.MultiplyAdd(quotient, TVector.MultiplyAdd(error, error, error), quotient);
    }
}
