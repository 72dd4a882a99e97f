using System.Runtime.CompilerServices;

namespace Evolution.Core.Numerics;

/// <content>Sine and cosine.</content>
public static partial class PortableMath
{
    private const float InversePi = 0.318309886f;

    // A little more than pi / 2: the quotient is rounded, so the remainder may overshoot, and the polynomial still holds there.
    private const float LargestReduced = 1.575f;

    // pi in three parts of 8, 11 and 24 significant bits: the products of the first two with a half turn count below 2^13 are exact.
    private const float PiHigh = 3.140625f;
    private const float PiMiddle = 9.67502593994140625e-4f;
    private const float PiLow = 1.50995799e-7f;

    /// <summary>Sine of an angle in radians.</summary>
    /// <remarks>
    /// Largest error 1.2e-7 for |x| up to 25000; from there it grows with |x|, and the phase is lost above about 1e7. Within
    /// [-1, 1] for every finite x. sin(-x) = -sin(x) bit for bit up to 1e7, except that -0 gives 0. NaN at the infinities.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Sin<TVector>(TVector x)
        where TVector : struct, IFloatVector<TVector>
    {
        TVector n = Round(x * TVector.Broadcast(InversePi));
        return SinOfHalfTurns(x, n, n);
    }

    /// <inheritdoc cref="Sin{TVector}(TVector)"/>
    public static float Sin(float x) => Sin(new Float1(x)).Value;

    /// <summary>Cosine of an angle in radians.</summary>
    /// <remarks>
    /// Largest error 1.2e-7 for |x| up to 12000; from there it grows with |x|, and the phase is lost above about 1e7. Within
    /// [-1, 1] for every finite x; cos(-x) = cos(x) bit for bit. 1 at 0, NaN at the infinities.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Cos<TVector>(TVector x)
        where TVector : struct, IFloatVector<TVector>
    {
        TVector minusHalf = TVector.Broadcast(-0.5f);
        TVector angle = TVector.Abs(x);
        TVector n = Round((angle * TVector.Broadcast(InversePi)) - minusHalf);
        return SinOfHalfTurns(angle, n + minusHalf, n);
    }

    /// <inheritdoc cref="Cos{TVector}(TVector)"/>
    public static float Cos(float x) => Cos(new Float1(x)).Value;

    // sin(x - halfTurns * pi), negated where n is odd.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector SinOfHalfTurns<TVector>(TVector x, TVector halfTurns, TVector n)
        where TVector : struct, IFloatVector<TVector>
    {
        TVector reduced = x - (halfTurns * TVector.Broadcast(PiHigh)) - (halfTurns * TVector.Broadcast(PiMiddle));
        reduced -= halfTurns * TVector.Broadcast(PiLow);

        // Where the reduction has lost the phase of a huge x, the bound keeps the polynomial within [-1, 1].
        TVector limit = TVector.Broadcast(LargestReduced);
        TVector r = Clamp(reduced, -limit, limit);
        TVector y = r * r;
        TVector p = (y * TVector.Broadcast(2.60578098726e-6f)) + TVector.Broadcast(-1.98096030731e-4f);
        p = (p * y) + TVector.Broadcast(8.33306624868e-3f);
        p = (p * y) + TVector.Broadcast(-0.166666595505f);
        TVector sine = r + (r * y * p);

        TVector odd = n - (Round(n * TVector.Broadcast(0.5f)) * TVector.Broadcast(2f));
        return TVector.SelectGreater(TVector.Abs(odd), TVector.Broadcast(0.5f), -sine, sine);
    }
}
