using Evolution.Core.Numerics;
using ILGPU;

namespace Evolution.Gpu.Views;

/// <summary>One lane's outputs, which lie wherever their nodes do.</summary>
/// <param name="values">The lane's values by node.</param>
/// <param name="outputNode">Output to node, of all networks.</param>
/// <param name="first">The network's first entry there.</param>
public readonly struct LaneOutputs(LaneValues values, ArrayView<int> outputNode, int first) : IFloatBuffer
{
    private readonly LaneValues _values = values;
    private readonly ArrayView<int> _outputNode = outputNode;
    private readonly int _first = first;

    /// <inheritdoc/>
    public float this[int index]
    {
        get => _values[_outputNode[_first + index]];
        set
        {
            LaneValues values = _values;
            values[_outputNode[_first + index]] = value;
        }
    }
}
