using Evolution.Core.Networks;
using Evolution.Core.Numerics;

namespace Evolution.Gpu.Views;

/// <summary>Products that the adding thread forms itself.</summary>
/// <param name="nodes">The network.</param>
/// <param name="values">The lane's values.</param>
public readonly struct GlobalTerms(GlobalNodes nodes, LaneValues values) : INodeTerms
{
    private readonly GlobalNodes _nodes = nodes;
    private readonly LaneValues _values = values;

    /// <inheritdoc/>
    public Float1 Term(int edge)
    {
        NetworkEdge one = _nodes.Edge(edge);
        return WeightedSum.Term(one, _values[one.Source]);
    }
}
