using ILGPU;

namespace Evolution.Gpu.Views;

/// <summary>Which nodes are the outputs of a network.</summary>
/// <param name="outputNode">Output to node, of all networks.</param>
/// <param name="first">The network's first entry there.</param>
public readonly struct NetworkOutputs(ArrayView<int> outputNode, int first)
{
    private readonly ArrayView<int> _outputNode = outputNode;
    private readonly int _first = first;

    /// <summary>Returns the outputs of one lane.</summary>
    public LaneOutputs Of(LaneValues values) => new(values, _outputNode, _first);
}
