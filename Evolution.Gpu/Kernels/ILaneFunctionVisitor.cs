using Evolution.Core.Networks.Activations;

namespace Evolution.Gpu.Kernels;

/// <summary>Gets a function as a type.</summary>
/// <typeparam name="TResult">What it makes of it.</typeparam>
internal interface ILaneFunctionVisitor<out TResult>
{
    /// <summary>Makes it.</summary>
    TResult Visit<TFunction>()
        where TFunction : struct, ILaneFunction;
}

/// <summary>Hands the host's functions on.</summary>
/// <param name="visitor">Who gets them.</param>
internal sealed class HostsFunctions<TResult>(ILaneFunctionVisitor<TResult> visitor) : IActivationVisitor<TResult>
{
    /// <inheritdoc/>
    public TResult Visit<TActivation>()
        where TActivation : struct, IActivation => visitor.Visit<HostsFunction<TActivation>>();
}
