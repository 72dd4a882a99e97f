using Evolution.Core.Networks.Activations;
using Evolution.Core.Numerics;
using Evolution.Tests.Support;
using NUnit.Framework;

namespace Evolution.Tests.Core.Numerics;

/// <summary>Errors against <see cref="Math"/> in double; the bounds are those that the documentation states.</summary>
[TestFixture]
public sealed class PortableMathAccuracyTests
{
    [TestCase(1e-30f, 88.72f, 1, 0.99)]
    [TestCase(1e-30f, 86.98f, -1, 0.99)]
    public void Exp_IsWithinItsBound(float low, float high, int sign, double bound) =>
        AssertUlp(PortableMath.Exp, Math.Exp, low, high, sign, 977, bound);

    [TestCase(1.2e-38f, 0.25f, 4001u)]
    [TestCase(0.25f, 4f, 37u)]
    [TestCase(4f, float.MaxValue, 4001u)]
    [TestCase(float.Epsilon, 1.17e-38f, 97u)]
    public void Log_IsWithinItsBound(float low, float high, uint step) =>
        AssertUlp(PortableMath.Log, Math.Log, low, high, 1, step, 0.87);

    [TestCase(1e-30f, 0.4f)]
    [TestCase(0.4f, 1f)]
    public void Log1PlusUnit_IsWithinItsBound(float low, float high)
    {
        // Math has no log1p; this form is exact to double rounding (Kahan).
        static double Exact(double x) => 1 + x == 1 ? x : Math.Log(1 + x) * x / (1 + x - 1);
        AssertUlp(PortableMath.Log1PlusUnit, Exact, low, high, 1, 499, 1.5);
    }

    [TestCase(1e-30f, 86f, -1, 977u)]
    [TestCase(1.09f, 1.11f, -1, 1u)]
    [TestCase(16.6f, 16.7f, -1, 1u)]
    [TestCase(1e-30f, 200f, 1, 977u)]
    public void Sigmoid_IsWithinItsBound(float low, float high, int sign, uint step)
    {
        AssertUlp(PortableMath.Sigmoid, Logistic, low, high, sign, step, 3.7);
        AssertAbsolute(x => PortableMath.Sigmoid(sign * x), x => Logistic(sign * x), low, high, step, 1.1e-7);
    }

    [TestCase(1e-30f, 3f, -1, 977u, 3.9)]
    [TestCase(3f, 17.55f, -1, 97u, 14.1)]
    [TestCase(1e-30f, 200f, 1, 977u, 3.9)]
    public void LogisticOfAnotherSlope_IsWithinItsBound(float low, float high, int sign, uint step, double bound)
    {
        static float Steepened(float x) => SteepenedSigmoid.Invoke(new Float1(x)).Value;
        AssertUlp(Steepened, x => Logistic(4.9 * x), low, high, sign, step, bound);
        AssertAbsolute(x => Steepened(sign * x), x => Logistic(sign * 4.9 * x), low, high, step, 1.1e-7);
    }

    [TestCase(1e-37f, 0.1f, 4001u)]
    [TestCase(0.1f, 20f, 97u)]
    public void Tanh_IsWithinItsBound(float low, float high, uint step)
    {
        AssertUlp(PortableMath.Tanh, Math.Tanh, low, high, 1, step, 6.9);
        AssertAbsolute(PortableMath.Tanh, Math.Tanh, low, high, step, 4.1e-7);
    }

    [TestCase(1e-30f, 1f, 2003u, 1.2e-7)]
    [TestCase(1f, 100f, 211u, 1.2e-7)]
    [TestCase(100f, 25000f, 307u, 1.2e-7)]
    public void Sin_IsWithinItsBound(float low, float high, uint step, double bound) =>
        AssertAbsolute(PortableMath.Sin, Math.Sin, low, high, step, bound);

    [TestCase(1e-30f, 1f, 2003u, 1.2e-7)]
    [TestCase(1f, 100f, 211u, 1.2e-7)]
    [TestCase(100f, 12000f, 307u, 1.2e-7)]
    [TestCase(12000f, 25000f, 307u, 2.7e-7)]
    public void Cos_IsWithinItsBound(float low, float high, uint step, double bound) =>
        AssertAbsolute(PortableMath.Cos, Math.Cos, low, high, step, bound);

    [Test]
    public void Tanh_HardlyEverFallsAndNeverFar()
    {
        float highest = 0f;
        float deepest = 0f;
        foreach (float x in FloatInputs.Between(0.01f, 12f, 101))
        {
            float y = PortableMath.Tanh(x);
            deepest = MathF.Max(deepest, highest - y);
            highest = MathF.Max(highest, y);
        }

        Assert.That(deepest, Is.LessThanOrEqualTo(5.4e-7f));
    }

    private static double Logistic(double x) => 1 / (1 + Math.Exp(-x));

    private static void AssertUlp(
        Func<float, float> actual, Func<double, double> exact, float low, float high, int sign, uint step, double bound)
    {
        (double error, float at) = FloatInputs.Between(low, high, step)
            .Select(x => (FloatInputs.UlpError(actual(sign * x), exact(sign * (double)x)), sign * x))
            .Max();
        Assert.That(error, Is.LessThanOrEqualTo(bound), $"at {at:R}");
    }

    private static void AssertAbsolute(
        Func<float, float> actual, Func<double, double> exact, float low, float high, uint step, double bound)
    {
        (double error, float at) = FloatInputs.Between(low, high, step)
            .Select(x => (Math.Abs(actual(x) - exact(x)), x))
            .Max();
        Assert.That(error, Is.LessThanOrEqualTo(bound), $"at {at:R}");
    }
}
