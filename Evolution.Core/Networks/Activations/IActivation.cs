using Evolution.Core.Numerics;

namespace Evolution.Core.Networks.Activations;

/// <summary>An activation function: one formula, for a scalar, for every register width and for a kernel.</summary>
public interface IActivation
{
    /// <summary>Applies the function to every lane.</summary>
    static abstract TVector Invoke<TVector>(TVector x)
        where TVector : struct, IFloatVector<TVector>;
}
