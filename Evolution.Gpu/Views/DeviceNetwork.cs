using Evolution.Core.Networks;
using ILGPU;

namespace Evolution.Gpu.Views;

/// <summary>A network with the one lane that a thread computes.</summary>
/// <typeparam name="TNodes">How the network is read.</typeparam>
/// <param name="nodes">The network.</param>
/// <param name="values">The lane's values by node.</param>
/// <param name="outputNode">Output to node, of all networks.</param>
/// <param name="firstOutput">The network's first entry there.</param>
public readonly struct DeviceNetwork<TNodes>(TNodes nodes, LaneValues values, ArrayView<int> outputNode, int firstOutput)
    : ILaneNetwork<LaneValues, LaneOutputs>
    where TNodes : struct, INetworkNodes
{
    private readonly TNodes _nodes = nodes;
    private readonly LaneValues _values = values;
    private readonly ArrayView<int> _outputNode = outputNode;
    private readonly int _firstOutput = firstOutput;

    /// <inheritdoc/>
    public LaneValues Inputs(int lane) => _values;

    /// <inheritdoc/>
    public LaneOutputs Outputs(int lane) => new(_values, _outputNode, _firstOutput);

    /// <inheritdoc/>
    public void Activate(int lanes) => ScalarActivation.Run(_nodes, _values);
}
