using Evolution.Core.Numerics;
using Evolution.Tests.Support;
using NUnit.Framework;

namespace Evolution.Tests.Core.Numerics;

/// <summary>The operations of each width against the language's own on single floats.</summary>
[TestFixture(typeof(Float1), 1)]
[TestFixture(typeof(Float2), 2)]
[TestFixture(typeof(Float4), 4)]
[TestFixture(typeof(Float8), 8)]
[TestFixture(typeof(Float16), 16)]
public sealed class FloatVectorTests<TVector>(int width)
    where TVector : struct, IFloatVector<TVector>
{
    private static readonly float[] Left = FloatInputs.Grid();
    private static readonly float[] Right = [.. Left.Select((_, i) => Left[(int)(i * 7919L % Left.Length)])];

    [Test]
    public void Width_IsTheNumberOfLanesStored()
    {
        float[] stored = new float[18];
        TVector.Store(TVector.Broadcast(3f), ref stored[0], 1);
        Assert.That(TVector.Width, Is.EqualTo(width));
        Assert.That(stored, Is.EqualTo(Enumerable.Range(0, 18).Select(i => i >= 1 && i <= width ? 3f : 0f)));
    }

    [Test]
    public void Arithmetic_IsThatOfSingleFloats()
    {
        AssertLanes((a, b) => a + b, (a, b) => a + b);
        AssertLanes((a, b) => a - b, (a, b) => a - b);
        AssertLanes((a, b) => a * b, (a, b) => a * b);
        AssertLanes((a, b) => a / b, (a, b) => a / b);
        AssertLanes((a, _) => -a, (a, _) => -a);
        AssertLanes((a, _) => TVector.Abs(a), (a, _) => MathF.Abs(a));
    }

    [Test]
    public void SelectGreater_TakesTheOtherSideForNaN() => AssertLanes(
        (a, b) => TVector.SelectGreater(a, b, TVector.Broadcast(1f), b),
        (a, b) => a > b ? 1f : b);

    [Test]
    public void MultiplyAdd_RoundsOnce()
    {
        AssertLanes((a, b) => TVector.MultiplyAdd(a, b, a), (a, b) => MathF.FusedMultiplyAdd(a, b, a));
        AssertLanes((a, b) => TVector.MultiplyAdd(a, a, -b), (a, b) => MathF.FusedMultiplyAdd(a, a, -b));

        // (1 + 2^-12)^2 - 1 - 2^-11 is 2^-24, which a rounded product has lost.
        float[] x = [.. Enumerable.Repeat(1f + (1f / 4096f), 16)];
        Assert.That(Map(x, x, (a, b) => TVector.MultiplyAdd(a, b, TVector.Broadcast(-1f - (1f / 2048f)))), Is.All.EqualTo(1f / 16777216f));
    }

    [Test]
    public void MultiplyAdd_OfWhatItLoads_IsTheSame()
    {
        float[] results = new float[TVector.Width];
        for (int offset = 0; offset + TVector.Width <= Right.Length; offset++)
        {
            TVector.Store(TVector.MultiplyAdd(TVector.Load(in Left[0], offset), in Right[0], offset, TVector.Broadcast(0.3f)), ref results[0], 0);
            Assert.That(
                results.Select(FloatInputs.Bits),
                Is.EqualTo(Enumerable.Range(offset, TVector.Width).Select(i => FloatInputs.Bits(MathF.FusedMultiplyAdd(Left[i], Right[i], 0.3f)))));
        }
    }

    [Test]
    public void Limit_KeepsNaNAndWhatIsWithin() => AssertLanes(
        (a, _) => TVector.Limit(a, TVector.Broadcast(7.5f)),
        (a, _) => a > 7.5f ? 7.5f : a < -7.5f ? -7.5f : a);

    [Test]
    public void BitsMinus_SubtractsBitsAsWholeNumbers() => AssertLanes(
        (a, _) => TVector.BitsMinus(0x7EF31200, a),
        (a, _) => BitConverter.Int32BitsToSingle(0x7EF31200 - BitConverter.SingleToInt32Bits(a)));

    [Test]
    public void ExponentAndMantissa_RebuildPositiveNormalNumbers()
    {
        float[] inputs = [.. Left.Where(x => x >= 1.17549435e-38f && float.IsFinite(x))];
        inputs = inputs[..(inputs.Length / 16 * 16)];
        float[] exponents = Map(inputs, inputs, (a, _) => TVector.Exponent(a));
        float[] mantissas = Map(inputs, inputs, (a, _) => TVector.Mantissa(a));

        Assert.That(exponents, Is.EqualTo(inputs.Select(x => (float)Math.ILogB(x))));
        Assert.That(mantissas, Is.All.InRange(1f, 1.9999999f));
        Assert.That(exponents.Zip(mantissas, (e, m) => MathF.ScaleB(m, (int)e)), Is.EqualTo(inputs));
    }

    [Test]
    public void PowerOfTwo_HoldsFromZeroToTheLargestExponent()
    {
        float[] exponents = [.. Enumerable.Range(-127, 255).Select(e => (float)e), 0f];
        float[] powers = Map(exponents, exponents, (a, _) => TVector.PowerOfTwo(a + TVector.Broadcast(12583039f)));
        Assert.That(powers, Is.EqualTo(exponents.Select(e => e == -127f ? 0f : MathF.ScaleB(1f, (int)e))));
    }

    [Test]
    public void PowerOfTwo_OfAnythingElseDoesNotTrap() =>
        Assert.That(() => Map(Left, Right, (a, _) => TVector.PowerOfTwo(a)), Throws.Nothing);

    private static void AssertLanes(Func<TVector, TVector, TVector> vector, Func<float, float, float> scalar) =>
        Assert.That(
            Map(Left, Right, vector).Select(FloatInputs.Bits),
            Is.EqualTo(Left.Zip(Right, scalar).Select(FloatInputs.Bits)));

    private static float[] Map(float[] left, float[] right, Func<TVector, TVector, TVector> function)
    {
        float[] results = new float[left.Length];
        for (int i = 0; i < results.Length; i += TVector.Width)
        {
            TVector.Store(function(TVector.Load(in left[0], i), TVector.Load(in right[0], i)), ref results[0], i);
        }

        return results;
    }
}
