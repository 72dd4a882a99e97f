using Evolution.Core.Networks;
using Evolution.Core.Numerics;

namespace Evolution.Gpu.Views;

/// <summary>Weighted inputs that the adding thread fetches itself.</summary>
/// <typeparam name="TVector">The lanes of a thread.</typeparam>
/// <param name="nodes">The network.</param>
/// <param name="values">Their values.</param>
public readonly struct GlobalInputs<TVector>(GlobalNodes nodes, LaneColumn<TVector> values) : INodeInputs<TVector>
    where TVector : struct, IThreadVector<TVector>
{
    private readonly GlobalNodes _nodes = nodes;
    private readonly LaneColumn<TVector> _values = values;

    /// <inheritdoc/>
    public WeightedInput<TVector> this[int edge]
    {
        get
        {
            NetworkEdge one = _nodes.Edge(edge);
            return new(TVector.Broadcast(one.Weight), _values[one.Source]);
        }
    }
}
