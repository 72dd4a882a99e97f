using System.Runtime.CompilerServices;

namespace Evolution.Core.Numerics;

/// <summary>
/// Elementary functions from + - * /, the fused multiply-add of IEEE 754 and bit casts only, so that they give the same bits on every
/// host, at every vector width and in a kernel. No member throws, allocates or reads a table.
/// </summary>
/// <remarks>
/// Errors are measured against double precision over millions of floats spread over the named range; 1 ulp is the distance
/// between neighbouring floats. NaN gives NaN unless a member says otherwise; the bits of that NaN are unspecified.
/// </remarks>
public static partial class PortableMath
{
    // ILGPU makes one constant of two that are added, subtracted or multiplied one after the other, and so rounds once instead
    // of twice. Sums and differences therefore take turns in this file: a + 0.5 is written a - (-0.5) before a sum.

    // Adding and subtracting 1.5 * 2^23 leaves no fraction bits: rounding to the nearest whole number, ties to even.
    private const float RoundingShift = 12582912f;

    // The same, with the bias of a float's exponent in it: the last bits are those of a power of two.
    private const float BiasedShift = RoundingShift + 127f;

    /// <summary>Magnitude; the sign of NaN is cleared too.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Abs(float x) => Float1.Abs(new Float1(x)).Value;

    /// <summary>Square root, exactly rounded as IEEE 754 demands; NaN below 0, and -0 for -0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sqrt(float x) => MathF.Sqrt(x);

    /// <summary>Returns <c>left &gt; right ? right : left</c>: on a tie, or if either is NaN, <paramref name="left"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Min(float left, float right) => left > right && !IsNaN(left) && !IsNaN(right) ? right : left;

    /// <summary>Returns <c>right &gt; left ? right : left</c>: on a tie, or if either is NaN, <paramref name="left"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Max(float left, float right) => right > left && !IsNaN(left) && !IsNaN(right) ? right : left;

    /// <summary>Limits <paramref name="x"/> to [<paramref name="low"/>, <paramref name="high"/>]; NaN stays NaN.</summary>
    /// <remarks>Bounds in the wrong order are no fault here: a value above <paramref name="high"/> gives it, else the larger of <paramref name="low"/> and x.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Clamp(float x, float low, float high) => Clamp(new Float1(x), new Float1(low), new Float1(high)).Value;

    /// <inheritdoc cref="Clamp(float, float, float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Clamp<TVector>(TVector x, TVector low, TVector high)
        where TVector : struct, IFloatVector<TVector> =>
        TVector.SelectGreater(x, high, high, TVector.SelectLess(x, low, low, x));

    /// <summary>Limits <paramref name="x"/> to [-<paramref name="bound"/>, <paramref name="bound"/>], where the bound is positive; NaN stays NaN. A device gives other bits for other bounds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Limit(float x, float bound) => x > bound ? bound : x < -bound ? -bound : x;

    /// <summary>Tells from the bits: where a constant is compared, ILGPU lets NaN take either side.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsNaN(float x) => (BitConverter.SingleToInt32Bits(x) & 0x7FFFFFFF) > 0x7F800000;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Round<TVector>(TVector x)
        where TVector : struct, IFloatVector<TVector> =>
        x + TVector.Broadcast(RoundingShift) - TVector.Broadcast(RoundingShift);
}
