using Evolution.Core.Numerics;

namespace Evolution.Core.Networks;

/// <summary>The weighted inputs of nodes, wherever they were fetched.</summary>
/// <typeparam name="TVector">The lanes that are computed together.</typeparam>
public interface INodeInputs<TVector>
    where TVector : struct, IFloatVector<TVector>
{
    /// <summary>Gets what an edge brings.</summary>
    WeightedInput<TVector> this[int edge] { get; }
}
