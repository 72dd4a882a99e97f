using Evolution.Core.Networks;
using Evolution.Core.Numerics;

namespace Evolution.Gpu.Views;

/// <summary>Products that the adding thread forms itself.</summary>
/// <typeparam name="TVector">The lanes of a thread.</typeparam>
/// <param name="nodes">The network.</param>
/// <param name="values">Their values.</param>
public readonly struct GlobalTerms<TVector>(GlobalNodes nodes, LaneColumn<TVector> values) : INodeTerms<TVector>
    where TVector : struct, IThreadVector<TVector>
{
    private readonly GlobalNodes _nodes = nodes;
    private readonly LaneColumn<TVector> _values = values;

    /// <inheritdoc/>
    public TVector Term(int edge)
    {
        NetworkEdge one = _nodes.Edge(edge);
        return WeightedSum.Term(one, _values[one.Source]);
    }
}
