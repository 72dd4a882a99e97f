using Evolution.Core.Genomes;
using Evolution.Core.Networks.Activations;
using Evolution.Tests.Support;
using NUnit.Framework;

namespace Evolution.Tests.Core.Networks.Activations;

/// <summary>The edge values that the documentation of each function states.</summary>
[TestFixture]
public sealed class ActivationEdgeTests
{
    private const float Infinity = float.PositiveInfinity;
    private const float LeastOfSigmoid = 4.47377959e-38f;
    private const float LeastOfSteepened = 4.49621802e-38f;

    [TestCase(ActivationKind.Sigmoid, 0.5f, 0.5f, 1f, LeastOfSigmoid)]
    [TestCase(ActivationKind.SteepenedSigmoid, 0.5f, 0.5f, 1f, LeastOfSteepened)]
    [TestCase(ActivationKind.Tanh, 0f, -0f, 1f, -1f)]
    [TestCase(ActivationKind.Relu, 0f, -0f, Infinity, 0f)]
    [TestCase(ActivationKind.LeakyRelu, 0f, -0f, Infinity, -Infinity)]
    [TestCase(ActivationKind.Elu, 0f, 0f, Infinity, -1f)]
    [TestCase(ActivationKind.Selu, 0f, 0f, Infinity, -1.75809934f)]
    [TestCase(ActivationKind.Softplus, 0.693147182f, 0.693147182f, Infinity, 0f)]
    [TestCase(ActivationKind.Gaussian, 1f, 1f, 0f, 0f)]
    [TestCase(ActivationKind.Sine, 0f, 0f, float.NaN, float.NaN)]
    [TestCase(ActivationKind.Cosine, 1f, 1f, float.NaN, float.NaN)]
    [TestCase(ActivationKind.Absolute, 0f, 0f, Infinity, Infinity)]
    [TestCase(ActivationKind.Identity, 0f, -0f, Infinity, -Infinity)]
    [TestCase(ActivationKind.Clamped, 0f, -0f, 1f, -1f)]
    [TestCase(ActivationKind.Step, 0f, 0f, 1f, 0f)]
    [TestCase(ActivationKind.Square, 0f, 0f, Infinity, Infinity)]
    [TestCase(ActivationKind.Cube, 0f, -0f, Infinity, -Infinity)]
    [TestCase(ActivationKind.Hat, 1f, 1f, 0f, 0f)]
    public void ZerosAndInfinities(
        ActivationKind kind, float atZero, float atNegativeZero, float atInfinity, float atNegativeInfinity)
    {
        AssertBits(kind, 0f, atZero);
        AssertBits(kind, -0f, atNegativeZero);
        AssertBits(kind, Infinity, atInfinity);
        AssertBits(kind, -Infinity, atNegativeInfinity);
    }

    [TestCase(ActivationKind.Sigmoid, -88.73f, LeastOfSigmoid)]
    [TestCase(ActivationKind.SteepenedSigmoid, -17.55f, LeastOfSteepened)]
    [TestCase(ActivationKind.LeakyRelu, -2f, -0.02f)]
    [TestCase(ActivationKind.Softplus, 1000f, 1000f)]
    [TestCase(ActivationKind.Softplus, -1000f, 0f)]
    [TestCase(ActivationKind.Gaussian, float.MaxValue, 0f)]
    [TestCase(ActivationKind.Absolute, -float.Epsilon, float.Epsilon)]
    [TestCase(ActivationKind.Clamped, 1.0000001f, 1f)]
    [TestCase(ActivationKind.Step, float.Epsilon, 1f)]
    [TestCase(ActivationKind.Square, 2e19f, Infinity)]
    [TestCase(ActivationKind.Cube, -8e12f, -Infinity)]
    [TestCase(ActivationKind.Hat, -1f, 0f)]
    [TestCase(ActivationKind.Hat, float.MaxValue, 0f)]
    public void HugeAndTinyNumbers(ActivationKind kind, float x, float expected) => AssertBits(kind, x, expected);

    private static void AssertBits(ActivationKind kind, float x, float expected)
    {
        float actual = ActivationFunctions.Invoke(kind, x);
        Assert.That(FloatInputs.Bits(actual), Is.EqualTo(FloatInputs.Bits(expected)), $"at {x:R}: {actual:R} instead of {expected:R}");
    }
}
