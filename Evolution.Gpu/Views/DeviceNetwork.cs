using Evolution.Core.Genomes;
using Evolution.Core.Networks;
using Evolution.Core.Numerics;

namespace Evolution.Gpu.Views;

/// <summary>A network with the lanes that a thread computes together.</summary>
/// <typeparam name="TVector">Those lanes.</typeparam>
/// <typeparam name="TStep">What a control step does.</typeparam>
/// <typeparam name="TNodes">How the network is read.</typeparam>
/// <param name="nodes">The network.</param>
/// <param name="dynamics">How its values follow each other.</param>
/// <param name="values">The values by node.</param>
/// <param name="outputs">The network's outputs.</param>
public readonly struct DeviceNetwork<TVector, TStep, TNodes>(TNodes nodes, NetworkDynamics dynamics, LaneColumn<TVector> values, NetworkOutputs outputs)
    : ILaneNetwork<LaneValues, LaneOutputs>
    where TVector : struct, IThreadVector<TVector>
    where TStep : struct, IControlStep
    where TNodes : struct, INetworkNodes
{
    private readonly TNodes _nodes = nodes;
    private readonly NetworkDynamics _dynamics = dynamics;
    private readonly LaneColumn<TVector> _values = values;
    private readonly NetworkOutputs _outputs = outputs;

    /// <inheritdoc/>
    public LaneValues Inputs(int lane) => _values.Lane(lane);

    /// <inheritdoc/>
    public LaneOutputs Outputs(int lane) => _outputs.Of(_values.Lane(lane));

    /// <inheritdoc/>
    public void Reset(int lane) => TStep.Reset(_nodes, _values.Lane(lane));

    /// <inheritdoc/>
    public void Move(int from, int to) => TStep.Move(_nodes, _values.Lane(from), _values.Lane(to));

    /// <inheritdoc/>
    public void Activate(int lanes) => TStep.Run<TVector, TNodes, LaneColumn<TVector>>(_nodes, _values, _dynamics);
}
