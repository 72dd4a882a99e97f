using System.Runtime.CompilerServices;

namespace Evolution.Core.Numerics;

/// <content>Natural logarithms.</content>
public static partial class PortableMath
{
    /// <summary>Natural logarithm.</summary>
    /// <remarks>
    /// Largest error 0.87 ulp for positive x, subnormal numbers included. 0 at 1, -infinity at 0 and -0, NaN below 0,
    /// +infinity at +infinity.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Log<TVector>(TVector x)
        where TVector : struct, IFloatVector<TVector>
    {
        TVector zero = TVector.Broadcast(0f);
        TVector one = TVector.Broadcast(1f);

        // Subnormal numbers have no exponent of their own: 2^24 times the number has one.
        TVector smallestNormal = TVector.Broadcast(1.17549435e-38f);
        TVector normal = TVector.SelectLess(x, smallestNormal, x * TVector.Broadcast(16777216f), x);
        TVector shift = TVector.SelectLess(x, smallestNormal, TVector.Broadcast(-24f), zero);

        TVector exponent = TVector.Exponent(normal) + shift;
        TVector mantissa = TVector.Mantissa(normal);
        TVector limit = TVector.Broadcast(1.41421354f);
        TVector n = TVector.SelectGreater(mantissa, limit, exponent + one, exponent);
        TVector m = TVector.SelectGreater(mantissa, limit, mantissa * TVector.Broadcast(0.5f), mantissa);

        TVector finite = LogOfScaled(m - one, n);
        TVector positive = TVector.SelectGreater(x, TVector.Broadcast(float.MaxValue), x, finite);
        TVector other = TVector.SelectLess(x, zero, TVector.Broadcast(float.NaN), x - TVector.Broadcast(float.PositiveInfinity));
        return TVector.SelectGreater(x, zero, positive, other);
    }

    /// <inheritdoc cref="Log{TVector}(TVector)"/>
    public static float Log(float x) => Log(new Float1(x)).Value;

    /// <summary>ln(1 + x) for x in [0, 1], exact to the last bits where x is small.</summary>
    /// <remarks>Largest error 1.5 ulp in [0, 1]; x itself where it is subnormal, 0 at 0 and -0. Outside [0, 1] the result is deterministic but means nothing.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Log1PlusUnit<TVector>(TVector x)
        where TVector : struct, IFloatVector<TVector>
    {
        // 1 + x is never formed: x, or the exact (1 + x) / 2 - 1, is what the polynomial wants.
        TVector half = TVector.Broadcast(0.5f);
        TVector limit = TVector.Broadcast(0.414213562f);
        TVector f = TVector.SelectGreater(x, limit, (x * half) - half, x);
        return LogOfScaled(f, TVector.SelectGreater(x, limit, TVector.Broadcast(1f), TVector.Broadcast(0f)));
    }

    /// <inheritdoc cref="Log1PlusUnit{TVector}(TVector)"/>
    public static float Log1PlusUnit(float x) => Log1PlusUnit(new Float1(x)).Value;

    // ln((1 + f) 2^n) for f in [sqrt(1/2) - 1, sqrt(2) - 1].
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector LogOfScaled<TVector>(TVector f, TVector n)
        where TVector : struct, IFloatVector<TVector>
    {
        TVector square = f * f;
        TVector p = (f * TVector.Broadcast(-7.63442045378e-2f)) + TVector.Broadcast(0.127619360811f);
        p = (p * f) + TVector.Broadcast(-0.131603771405f);
        p = (p * f) + TVector.Broadcast(0.142017235036f);
        p = (p * f) + TVector.Broadcast(-0.16623335188f);
        p = (p * f) + TVector.Broadcast(0.20001227564f);
        p = (p * f) + TVector.Broadcast(-0.250008216298f);
        p = (p * f) + TVector.Broadcast(0.333333317072f);

        // From the smallest term to the largest, which is exact.
        TVector tail = (p * (f * square)) + (n * TVector.Broadcast(Ln2Low)) - (square * TVector.Broadcast(0.5f));
        return f + tail + (n * TVector.Broadcast(Ln2High));
    }
}
