using Evolution.Core.Networks.Activations;
using Evolution.Core.Numerics;

namespace Evolution.Gpu.Kernels;

/// <summary>An activation function as a kernel's thread computes it for its lanes.</summary>
public interface ILaneFunction
{
    /// <summary>Applies the function.</summary>
    static abstract TVector Invoke<TVector>(TVector x)
        where TVector : struct, IThreadVector<TVector>;
}

/// <summary>The function with the host's bits.</summary>
/// <typeparam name="TActivation">The function.</typeparam>
public readonly struct HostsFunction<TActivation> : ILaneFunction
    where TActivation : struct, IActivation
{
    /// <inheritdoc/>
    public static TVector Invoke<TVector>(TVector x)
        where TVector : struct, IThreadVector<TVector> => TActivation.Invoke(x);
}
