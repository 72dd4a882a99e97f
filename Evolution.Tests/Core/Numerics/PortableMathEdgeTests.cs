using CsCheck;
using Evolution.Core.Numerics;
using Evolution.Tests.Support;
using NUnit.Framework;

namespace Evolution.Tests.Core.Numerics;

/// <summary>Values at and beyond the ends of each function's range, and the laws that hold for every float.</summary>
[TestFixture]
public sealed class PortableMathEdgeTests
{
    private const float Infinity = float.PositiveInfinity;

    [TestCase(0f, 1f)]
    [TestCase(-0f, 1f)]
    [TestCase(float.Epsilon, 1f)]
    [TestCase(88.73f, Infinity)]
    [TestCase(float.MaxValue, Infinity)]
    [TestCase(Infinity, Infinity)]
    [TestCase(-87f, 0f)]
    [TestCase(float.MinValue, 0f)]
    [TestCase(-Infinity, 0f)]
    [TestCase(float.NaN, float.NaN)]
    public void Exp_AtEdges(float x, float expected) => AssertBits(PortableMath.Exp(x), expected);

    [TestCase(1f, 0f)]
    [TestCase(0f, -Infinity)]
    [TestCase(-0f, -Infinity)]
    [TestCase(-float.Epsilon, float.NaN)]
    [TestCase(-1f, float.NaN)]
    [TestCase(-Infinity, float.NaN)]
    [TestCase(Infinity, Infinity)]
    [TestCase(float.Epsilon, -103.278931f)]
    [TestCase(float.NaN, float.NaN)]
    public void Log_AtEdges(float x, float expected) => AssertBits(PortableMath.Log(x), expected);

    [TestCase(0f, 0f)]
    [TestCase(-0f, -0f)]
    [TestCase(float.Epsilon, float.Epsilon)]
    [TestCase(1e-40f, 9.9998e-41f)]
    [TestCase(7.759358f, 0.9999997f)]
    [TestCase(7.7593584f, 1f)]
    [TestCase(float.MaxValue, 1f)]
    [TestCase(Infinity, 1f)]
    [TestCase(-Infinity, -1f)]
    [TestCase(float.NaN, float.NaN)]
    public void Tanh_AtEdges(float x, float expected) => AssertBits(PortableMath.Tanh(x), expected);

    [TestCase(0f, 0.5f)]
    [TestCase(Infinity, 1f)]
    [TestCase(-86f, 4.47377959e-38f)]
    [TestCase(-Infinity, 4.47377959e-38f)]
    [TestCase(float.NaN, float.NaN)]
    public void Sigmoid_AtEdges(float x, float expected) => AssertBits(PortableMath.Sigmoid(x), expected);

    [TestCase(0f, 0f, 1f)]
    [TestCase(-0f, 0f, 1f)]
    [TestCase(1e-40f, 1e-40f, 1f)]
    [TestCase(Infinity, float.NaN, float.NaN)]
    [TestCase(-Infinity, float.NaN, float.NaN)]
    [TestCase(float.NaN, float.NaN, float.NaN)]
    public void SinAndCos_AtEdges(float x, float sine, float cosine)
    {
        AssertBits(PortableMath.Sin(x), sine);
        AssertBits(PortableMath.Cos(x), cosine);
    }

    [TestCase(0f, 0f)]
    [TestCase(-0f, 0f)]
    [TestCase(1e-40f, 1e-40f)]
    [TestCase(float.NaN, float.NaN)]
    public void Log1PlusUnit_AtEdges(float x, float expected) => AssertBits(PortableMath.Log1PlusUnit(x), expected);

    [TestCase(2f, -1f, 1f, 1f)]
    [TestCase(-2f, -1f, 1f, -1f)]
    [TestCase(-0f, 0f, 1f, -0f)]
    [TestCase(Infinity, -1f, 1f, 1f)]
    [TestCase(float.NaN, -1f, 1f, float.NaN)]
    [TestCase(0f, 3f, 2f, 3f)]
    public void Clamp_AtEdges(float x, float low, float high, float expected) =>
        AssertBits(PortableMath.Clamp(x, low, high), expected);

    [TestCase(1f, 2f, 1f, 2f)]
    [TestCase(2f, 1f, 1f, 2f)]
    [TestCase(0f, -0f, 0f, 0f)]
    [TestCase(1f, float.NaN, 1f, 1f)]
    [TestCase(float.NaN, 1f, float.NaN, float.NaN)]
    public void MinAndMax_TakeTheLeftInDoubt(float left, float right, float smaller, float larger)
    {
        AssertBits(PortableMath.Min(left, right), smaller);
        AssertBits(PortableMath.Max(left, right), larger);
    }

    [TestCase(-0f, 0f, -0f)]
    [TestCase(4f, 4f, 2f)]
    [TestCase(-4f, 4f, float.NaN)]
    [TestCase(-Infinity, Infinity, float.NaN)]
    public void AbsAndSqrt_AtEdges(float x, float magnitude, float root)
    {
        AssertBits(PortableMath.Abs(x), magnitude);
        AssertBits(PortableMath.Sqrt(x), root);
    }

    [Test]
    public void Tanh_IsOddAndWithinOne() => Gen.Single.Sample(x =>
        FloatInputs.Bits(PortableMath.Tanh(-x)) == FloatInputs.Bits(-PortableMath.Tanh(x))
        && (float.IsNaN(x) || MathF.Abs(PortableMath.Tanh(x)) <= 1f));

    [Test]
    public void Sin_IsOddAsFarAsItKnowsThePhase() => Gen.Single[-1e7f, 1e7f].Where(x => x != 0f).Sample(x =>
        FloatInputs.Bits(PortableMath.Sin(-x)) == FloatInputs.Bits(-PortableMath.Sin(x)));

    [Test]
    public void Cos_IsEven() => Gen.Single.Sample(x =>
        FloatInputs.Bits(PortableMath.Cos(-x)) == FloatInputs.Bits(PortableMath.Cos(x)));

    [Test]
    public void SinAndCos_AreWithinOne() => Gen.Single.Where(float.IsFinite).Sample(x =>
        MathF.Abs(PortableMath.Sin(x)) <= 1f && MathF.Abs(PortableMath.Cos(x)) <= 1f);

    [Test]
    public void SinAndCos_StayWithinOneNearTheirPeaks()
    {
        foreach (float x in FloatInputs.Between(1.4f, 1.75f, 3))
        {
            float farther = x + (2000f * MathF.PI);
            Assert.That(MathF.Max(PortableMath.Sin(x), PortableMath.Sin(farther)), Is.LessThanOrEqualTo(1f), $"at {x:R}");
        }
    }

    private static void AssertBits(float actual, float expected) =>
        Assert.That(FloatInputs.Bits(actual), Is.EqualTo(FloatInputs.Bits(expected)), $"{actual:R} instead of {expected:R}");
}
