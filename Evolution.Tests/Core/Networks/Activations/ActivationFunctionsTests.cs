using Evolution.Core.Genomes;
using Evolution.Core.Networks.Activations;
using Evolution.Core.Numerics;
using Evolution.Tests.Support;
using NUnit.Framework;

namespace Evolution.Tests.Core.Networks.Activations;

/// <summary>Every kind is reached by the switch and by the visitor, and computes its formula.</summary>
[TestFixture]
public sealed class ActivationFunctionsTests
{
    private static ActivationKind[] Kinds => Enum.GetValues<ActivationKind>();

    [TestCaseSource(nameof(Kinds))]
    public void Accept_VisitsTheStructOfTheKindsName(ActivationKind kind) =>
        Assert.That(ActivationFunctions.Accept(kind, new NameVisitor()), Is.EqualTo(kind.ToString()));

    [TestCaseSource(nameof(Kinds))]
    public void Invoke_AgreesWithTheVisitedStruct(ActivationKind kind)
    {
        float[] inputs = FloatInputs.Grid();
        float[] visited = VectorFunctions.Map<Float1>(kind.ToString(), inputs);
        Assert.That(
            inputs.Select(x => FloatInputs.Bits(ActivationFunctions.Invoke(kind, x))),
            Is.EqualTo(visited.Select(FloatInputs.Bits)));
    }

    [TestCaseSource(nameof(Kinds))]
    public void Invoke_FollowsTheFormula(ActivationKind kind)
    {
        for (int i = -4000; i <= 4000; i++)
        {
            float x = i / 200f;
            double exact = Exact(kind, x);
            Assert.That(
                ActivationFunctions.Invoke(kind, x),
                Is.EqualTo(exact).Within(4e-7 * Math.Max(1, Math.Abs(exact))),
                $"at {x:R}");
        }
    }

    [TestCaseSource(nameof(Kinds))]
    public void Invoke_OfNaNIsNaNExceptForStep(ActivationKind kind) =>
        Assert.That(ActivationFunctions.Invoke(kind, float.NaN), Is.EqualTo(kind == ActivationKind.Step ? 0f : float.NaN));

    [Test]
    public void AnUnknownKind_IsRefusedOnTheHostAndTheIdentityInAKernel()
    {
        const ActivationKind unknown = (ActivationKind)200;
        Assert.That(
            () => ActivationFunctions.Accept(unknown, new NameVisitor()),
            Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(ActivationFunctions.Invoke(unknown, 3f), Is.EqualTo(3f));
    }

    private static double Exact(ActivationKind kind, double x) => kind switch
    {
        ActivationKind.Sigmoid => 1 / (1 + Math.Exp(-x)),
        ActivationKind.SteepenedSigmoid => 1 / (1 + Math.Exp(-4.9 * x)),
        ActivationKind.Tanh => Math.Tanh(x),
        ActivationKind.Relu => Math.Max(x, 0),
        ActivationKind.LeakyRelu => x > 0 ? x : 0.01 * x,
        ActivationKind.Elu => x > 0 ? x : Math.Exp(x) - 1,
        ActivationKind.Selu => 1.0507009873554805 * (x > 0 ? x : 1.6732632423543772 * (Math.Exp(x) - 1)),
        ActivationKind.Softplus => Math.Log(1 + Math.Exp(x)),
        ActivationKind.Gaussian => Math.Exp(-x * x),
        ActivationKind.Sine => Math.Sin(x),
        ActivationKind.Cosine => Math.Cos(x),
        ActivationKind.Absolute => Math.Abs(x),
        ActivationKind.Identity => x,
        ActivationKind.Clamped => Math.Clamp(x, -1, 1),
        ActivationKind.Step => x > 0 ? 1 : 0,
        ActivationKind.Square => x * x,
        ActivationKind.Cube => x * x * x,
        ActivationKind.Hat => Math.Max(0, 1 - Math.Abs(x)),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private sealed class NameVisitor : IActivationVisitor<string>
    {
        public string Visit<TActivation>()
            where TActivation : struct, IActivation => typeof(TActivation).Name;
    }
}
