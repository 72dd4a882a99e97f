using Evolution.Core.Genomes;
using Evolution.Core.Networks;

namespace Evolution.Gpu.Views;

/// <summary>A network with the one lane that a thread computes.</summary>
/// <typeparam name="TStep">What a control step does.</typeparam>
/// <typeparam name="TNodes">How the network is read.</typeparam>
/// <param name="nodes">The network.</param>
/// <param name="dynamics">How its values follow each other.</param>
/// <param name="values">The lane's values by node.</param>
/// <param name="outputs">The lane's outputs.</param>
public readonly struct DeviceNetwork<TStep, TNodes>(TNodes nodes, NetworkDynamics dynamics, LaneValues values, LaneOutputs outputs)
    : ILaneNetwork<LaneValues, LaneOutputs>
    where TStep : struct, IControlStep
    where TNodes : struct, INetworkNodes
{
    private readonly TNodes _nodes = nodes;
    private readonly NetworkDynamics _dynamics = dynamics;
    private readonly LaneValues _values = values;
    private readonly LaneOutputs _outputs = outputs;

    /// <inheritdoc/>
    public LaneValues Inputs(int lane) => _values;

    /// <inheritdoc/>
    public LaneOutputs Outputs(int lane) => _outputs;

    /// <inheritdoc/>
    public void Reset(int lane) => TStep.Reset(_nodes, _values);

    /// <inheritdoc/>
    public void Move(int from, int to)
    {
    }

    /// <inheritdoc/>
    public void Activate(int lanes) => TStep.Run(_nodes, _values, _dynamics);
}
