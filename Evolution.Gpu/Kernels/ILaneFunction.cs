using Evolution.Core.Networks.Activations;
using Evolution.Core.Numerics;

namespace Evolution.Gpu.Kernels;

/// <summary>An activation function as a kernel's thread computes it.</summary>
public interface ILaneFunction
{
    /// <summary>Applies the function.</summary>
    static abstract float Invoke(float x);
}

/// <summary>The function with the host's bits.</summary>
/// <typeparam name="TActivation">The function.</typeparam>
public readonly struct HostsFunction<TActivation> : ILaneFunction
    where TActivation : struct, IActivation
{
    /// <inheritdoc/>
    public static float Invoke(float x) => TActivation.Invoke(new Float1(x)).Value;
}
