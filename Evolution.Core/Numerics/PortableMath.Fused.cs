using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Evolution.Core.Numerics;

/// <content>The fused multiply-add.</content>
public static partial class PortableMath
{
    private const double SmallestNormal = 1.1754943508222875e-38;

    // The bits of a double that a float has not, and what they are halfway between two floats.
    private const long Dropped = 0x1FFFFFFF;
    private const long Halfway = 0x10000000;

    /// <summary>Returns <c>x * y + z</c>, rounded once: on processors without an instruction for it too.</summary>
    /// <remarks>There <see cref="MathF.FusedMultiplyAdd"/> calls the C library, and that of Windows rounds twice (dotnet/runtime issue 98704).</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float FusedMultiplyAdd(float x, float y, float z) =>
        Fma.IsSupported || AdvSimd.IsSupported ? MathF.FusedMultiplyAdd(x, y, z) : FusedInDouble(x, y, z);

    // The product of two floats is exact in double precision. That the sum is rounded, and then again to a float, matters only where the first
    // rounding ends halfway between two floats; those below the smallest normal number have other halves.
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static float FusedInDouble(float x, float y, float z)
    {
        double product = (double)x * y;
        double sum = product + z;
        bool isSettled = (BitConverter.DoubleToInt64Bits(sum) & Dropped) != Halfway && !(Math.Abs(sum) < SmallestNormal);
        return (float)(isSettled ? sum : RoundedToOdd(product, z));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Vector128<float> FusedInDouble(Vector128<float> x, Vector128<float> y, Vector128<float> z)
    {
        Vector128<double> lower = Vector128.WidenLower(x) * Vector128.WidenLower(y);
        Vector128<double> upper = Vector128.WidenUpper(x) * Vector128.WidenUpper(y);
        Vector128<double> lowerSum = lower + Vector128.WidenLower(z);
        Vector128<double> upperSum = upper + Vector128.WidenUpper(z);
        return (Unsettled(lowerSum) | Unsettled(upperSum)) == Vector128<long>.Zero
            ? Vector128.Narrow(lowerSum, upperSum)
            : Vector128.Create(
                FusedInDouble(x[0], y[0], z[0]), FusedInDouble(x[1], y[1], z[1]), FusedInDouble(x[2], y[2], z[2]), FusedInDouble(x[3], y[3], z[3]));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<long> Unsettled(Vector128<double> sum) =>
        Vector128.Equals(sum.AsInt64() & Vector128.Create(Dropped), Vector128.Create(Halfway))
        | Vector128.LessThan(Vector128.Abs(sum), Vector128.Create(SmallestNormal)).AsInt64();

    // Rounds towards zero, and sets the last bit of what is inexact: no such number is halfway between two floats, and what rounding it again
    // gives is the sum rounded once (Boldo and Melquiond, "Emulation of FMA and Correctly Rounded Sums", IEEE Transactions on Computers 57, 2008).
    private static double RoundedToOdd(double product, double addend)
    {
        double sum = product + addend;
        double added = sum - product;
        double error = (product - (sum - added)) + (addend - added);
        long bits = BitConverter.DoubleToInt64Bits(sum);
        return error == 0 ? sum : BitConverter.Int64BitsToDouble((error * sum < 0 ? bits - 1 : bits) | 1);
    }
}
