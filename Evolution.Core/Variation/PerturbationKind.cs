namespace Evolution.Core.Variation;

/// <summary>The distribution of a weight perturbation.</summary>
public enum PerturbationKind
{
    /// <summary>Uniform from minus to plus the power.</summary>
    Uniform,

    /// <summary>Normal, the power its standard deviation.</summary>
    Gaussian,
}
