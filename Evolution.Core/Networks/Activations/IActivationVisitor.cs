namespace Evolution.Core.Networks.Activations;

/// <summary>Receives an activation function as a type, so that a loop closed over it has the formula inlined.</summary>
/// <typeparam name="TResult">What the visit returns.</typeparam>
public interface IActivationVisitor<TResult>
{
    /// <summary>Called once, with the struct that implements the asked kind.</summary>
    TResult Visit<TActivation>()
        where TActivation : struct, IActivation;
}
