using Evolution.Core.Networks;

namespace Evolution.Gpu.Views;

/// <summary>A network with the one lane that a thread computes.</summary>
/// <typeparam name="TFunctions">How the functions of a node are found.</typeparam>
/// <typeparam name="TNodes">How the network is read.</typeparam>
/// <param name="nodes">The network.</param>
/// <param name="values">The lane's values by node.</param>
/// <param name="outputs">The lane's outputs.</param>
public readonly struct DeviceNetwork<TFunctions, TNodes>(TNodes nodes, LaneValues values, LaneOutputs outputs)
    : ILaneNetwork<LaneValues, LaneOutputs>
    where TFunctions : struct, INodeFunctions
    where TNodes : struct, INetworkNodes
{
    private readonly TNodes _nodes = nodes;
    private readonly LaneValues _values = values;
    private readonly LaneOutputs _outputs = outputs;

    /// <inheritdoc/>
    public LaneValues Inputs(int lane) => _values;

    /// <inheritdoc/>
    public LaneOutputs Outputs(int lane) => _outputs;

    /// <inheritdoc/>
    public void Reset(int lane)
    {
    }

    /// <inheritdoc/>
    public void Move(int from, int to)
    {
    }

    /// <inheritdoc/>
    public void Activate(int lanes) => ScalarActivation.Run<TFunctions, TNodes, LaneValues>(_nodes, _values);
}
