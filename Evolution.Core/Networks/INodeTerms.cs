using Evolution.Core.Numerics;

namespace Evolution.Core.Networks;

/// <summary>The weighted inputs of nodes, wherever they were multiplied.</summary>
public interface INodeTerms
{
    /// <summary>Returns the product of an edge's weight and its source's value, rounded once.</summary>
    Float1 Term(int edge);
}
