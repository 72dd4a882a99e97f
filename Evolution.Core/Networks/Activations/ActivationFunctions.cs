using Evolution.Core.Genomes;
using Evolution.Core.Numerics;

namespace Evolution.Core.Networks.Activations;

/// <summary>The activation functions by kind: called at once, or handed on as types.</summary>
public static class ActivationFunctions
{
    /// <summary>Applies the function of <paramref name="kind"/> to every lane; a number that names no kind acts as the identity.</summary>
    public static TVector Invoke<TVector>(ActivationKind kind, TVector x)
        where TVector : struct, IFloatVector<TVector> =>
        kind switch
        {
            ActivationKind.Sigmoid => Sigmoid.Invoke(x),
            ActivationKind.SteepenedSigmoid => SteepenedSigmoid.Invoke(x),
            ActivationKind.Tanh => Tanh.Invoke(x),
            ActivationKind.Relu => Relu.Invoke(x),
            ActivationKind.LeakyRelu => LeakyRelu.Invoke(x),
            ActivationKind.Elu => Elu.Invoke(x),
            ActivationKind.Selu => Selu.Invoke(x),
            ActivationKind.Softplus => Softplus.Invoke(x),
            ActivationKind.Gaussian => Gaussian.Invoke(x),
            ActivationKind.Sine => Sine.Invoke(x),
            ActivationKind.Cosine => Cosine.Invoke(x),
            ActivationKind.Absolute => Absolute.Invoke(x),
            ActivationKind.Clamped => Clamped.Invoke(x),
            ActivationKind.Step => Step.Invoke(x),
            ActivationKind.Square => Square.Invoke(x),
            ActivationKind.Cube => Cube.Invoke(x),
            ActivationKind.Hat => Hat.Invoke(x),

            // A kernel cannot throw; kinds are checked where genomes are made.
            _ => Identity.Invoke(x),
        };

    /// <inheritdoc cref="Invoke{TVector}(ActivationKind, TVector)"/>
    public static float Invoke(ActivationKind kind, float x) => Invoke(kind, new Float1(x)).Value;

    /// <summary>Calls <paramref name="visitor"/> with the struct that implements <paramref name="kind"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number names no kind.</exception>
    public static TResult Accept<TResult>(ActivationKind kind, IActivationVisitor<TResult> visitor) => kind switch
    {
        ActivationKind.Sigmoid => visitor.Visit<Sigmoid>(),
        ActivationKind.SteepenedSigmoid => visitor.Visit<SteepenedSigmoid>(),
        ActivationKind.Tanh => visitor.Visit<Tanh>(),
        ActivationKind.Relu => visitor.Visit<Relu>(),
        ActivationKind.LeakyRelu => visitor.Visit<LeakyRelu>(),
        ActivationKind.Elu => visitor.Visit<Elu>(),
        ActivationKind.Selu => visitor.Visit<Selu>(),
        ActivationKind.Softplus => visitor.Visit<Softplus>(),
        ActivationKind.Gaussian => visitor.Visit<Gaussian>(),
        ActivationKind.Sine => visitor.Visit<Sine>(),
        ActivationKind.Cosine => visitor.Visit<Cosine>(),
        ActivationKind.Absolute => visitor.Visit<Absolute>(),
        ActivationKind.Identity => visitor.Visit<Identity>(),
        ActivationKind.Clamped => visitor.Visit<Clamped>(),
        ActivationKind.Step => visitor.Visit<Step>(),
        ActivationKind.Square => visitor.Visit<Square>(),
        ActivationKind.Cube => visitor.Visit<Cube>(),
        ActivationKind.Hat => visitor.Visit<Hat>(),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such activation function."),
    };
}
