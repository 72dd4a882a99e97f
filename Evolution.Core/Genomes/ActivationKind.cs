namespace Evolution.Core.Genomes;

/// <summary>The activation functions, by the name used in configs and champion files (in camel case there).</summary>
/// <remarks>The formulas stand on the structs in <c>Networks/Activations</c>, one a file. Numbers are never written to a file; names are.</remarks>
public enum ActivationKind : byte
{
    /// <summary>1 / (1 + e^-x).</summary>
    Sigmoid,

    /// <summary>1 / (1 + e^-4.9x), the function of the NEAT paper.</summary>
    SteepenedSigmoid,

    /// <summary>Hyperbolic tangent.</summary>
    Tanh,

    /// <summary>x above 0, else 0.</summary>
    Relu,

    /// <summary>x above 0, else 0.01 x.</summary>
    LeakyRelu,

    /// <summary>x above 0, else e^x - 1.</summary>
    Elu,

    /// <summary>Self-normalizing scaled ELU.</summary>
    Selu,

    /// <summary>ln(1 + e^x).</summary>
    Softplus,

    /// <summary>e^(-x^2).</summary>
    Gaussian,

    /// <summary>Sine, in radians.</summary>
    Sine,

    /// <summary>Cosine, in radians.</summary>
    Cosine,

    /// <summary>Magnitude.</summary>
    Absolute,

    /// <summary>x.</summary>
    Identity,

    /// <summary>x limited to [-1, 1].</summary>
    Clamped,

    /// <summary>1 above 0, else 0.</summary>
    Step,

    /// <summary>x squared.</summary>
    Square,

    /// <summary>x cubed.</summary>
    Cube,

    /// <summary>Triangle: 1 - |x|, but at least 0.</summary>
    Hat,
}
