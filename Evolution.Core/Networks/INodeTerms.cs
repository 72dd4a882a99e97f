using Evolution.Core.Numerics;

namespace Evolution.Core.Networks;

/// <summary>The weighted inputs of nodes, wherever they were multiplied.</summary>
/// <typeparam name="TVector">The lanes that are computed together.</typeparam>
public interface INodeTerms<TVector>
    where TVector : struct, IFloatVector<TVector>
{
    /// <summary>Returns the product of an edge's weight and its source's values, each rounded once.</summary>
    TVector Term(int edge);
}
