using Evolution.Core.Networks;
using Evolution.Core.Numerics;

namespace Evolution.Gpu.Views;

/// <summary>The weighted inputs of nodes whose edges and sources lie in shared memory.</summary>
/// <param name="edges">Edges, in the order of the network.</param>
/// <param name="firstEdge">The one at position 0.</param>
/// <param name="values">The values of the sources.</param>
public readonly struct WindowInputs(InputBuffer edges, int firstEdge, ValueWindow values) : INodeInputs<Float1>
{
    private readonly InputBuffer _edges = edges;
    private readonly int _firstEdge = firstEdge;
    private readonly ValueWindow _values = values;

    /// <inheritdoc/>
    public WeightedInput<Float1> this[int edge]
    {
        get
        {
            NetworkEdge one = _edges.Edge(edge - _firstEdge);
            return new(new Float1(one.Weight), new Float1(_values[one.Source]));
        }
    }
}
