using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using Evolution.Core.Numerics;
using Evolution.Tests.Support;
using NUnit.Framework;

namespace Evolution.Tests.Core.Numerics;

/// <summary>The fused multiply-add of processors without the instruction gives the bits of those with it.</summary>
[TestFixture]
[Parallelizable]
public sealed class FusedMultiplyAddTests
{
    /// <summary>A sum halfway between two floats but for what double precision loses, as C libraries have it wrong; and where floats end.</summary>
    [TestCase(-1.9369631e13f, 2.1513551e-7f, -1.7354427e-24f, -4.16709575e6f)]
    [TestCase(0.9474001f, 4.639901e-7f, -0.24325085f, -0.243250415f)]
    [TestCase(1f + (1f / 4096f), 1f + (1f / 4096f), -1f - (1f / 2048f), 1f / 16777216f)]
    [TestCase(float.MaxValue, 2f, float.NegativeInfinity, float.NegativeInfinity)]
    [TestCase(float.MaxValue, 2f, -float.MaxValue, float.MaxValue)]
    [TestCase(float.MaxValue, 2f, 1f, float.PositiveInfinity)]
    [TestCase(float.Epsilon, 0.5f, 0f, 0f)]
    [TestCase(float.Epsilon, 0.5f, float.Epsilon, 2f * float.Epsilon)]
    [TestCase(-0f, 1f, -0f, -0f)]
    [TestCase(-0f, 1f, 0f, 0f)]
    [TestCase(float.PositiveInfinity, 0f, 1f, float.NaN)]
    public void InDoublePrecision_RoundsOnce(float x, float y, float z, float expected)
    {
        AssertBits(PortableMath.FusedInDouble(x, y, z), expected);
        AssertBits(PortableMath.FusedInDouble(Vector128.Create(x), Vector128.Create(y), Vector128.Create(z))[3], expected);
        AssertBits(PortableMath.FusedMultiplyAdd(x, y, z), expected);
    }

    [Test]
    public void InDoublePrecision_HasTheBitsOfTheInstruction()
    {
        Assume.That(Fma.IsSupported || AdvSimd.IsSupported);
        var random = new Random(20260);
        for (int i = 0; i < 2_000_000; i++)
        {
            // Few significant bits make sums that lie halfway; a small addend decides to which side they go.
            float x = Random(random, significant: random.Next(1, 25), exponents: 1 + (i % 254));
            float y = Random(random, significant: random.Next(1, 25), exponents: 40);
            float z = Random(random, significant: random.Next(1, 25), exponents: 1 + (i % 200));
            uint expected = FloatInputs.Bits(MathF.FusedMultiplyAdd(x, y, z));
            if (FloatInputs.Bits(PortableMath.FusedInDouble(x, y, z)) != expected
                || FloatInputs.Bits(PortableMath.FusedInDouble(Vector128.Create(x), Vector128.Create(y), Vector128.Create(z))[2]) != expected)
            {
                Assert.Fail($"{x:R} * {y:R} + {z:R}");
            }
        }
    }

    private static float Random(Random random, int significant, int exponents)
    {
        uint mantissa = (uint)random.Next(1 << 23) & (0xFFFFFFFFu << (24 - significant)) & 0x7FFFFF;
        uint exponent = (uint)Math.Clamp(127 + random.Next(-exponents, exponents + 1), 0, 254);
        return BitConverter.UInt32BitsToSingle(((uint)random.Next(2) << 31) | (exponent << 23) | mantissa);
    }

    private static void AssertBits(float actual, float expected) => Assert.That(FloatInputs.Bits(actual), Is.EqualTo(FloatInputs.Bits(expected)), $"{actual:R}");
}
