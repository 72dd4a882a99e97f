using Evolution.Core.Numerics;

namespace Evolution.Core.Networks;

/// <summary>A network of a batch on the host.</summary>
public readonly ref struct HostNetwork : ILaneNetwork<LaneBuffer, OutputBuffer>
{
    private readonly NetworkActivator _activator;
    private readonly NetworkBatch _batch;
    private readonly int _network;
    private readonly Span<float> _values;
    private readonly Span<float> _inputs;
    private readonly int _stride;
    private readonly ReadOnlySpan<int> _outputs;

    /// <summary>Prepares a network: the inputs of all lanes are 0, the bias input 1.</summary>
    /// <param name="activator">Computes it.</param>
    /// <param name="batch">The batch.</param>
    /// <param name="network">The network's number in it.</param>
    /// <param name="values">Values as <c>[node][lane]</c>.</param>
    /// <param name="stride">The distance between nodes.</param>
    /// <exception cref="ArgumentOutOfRangeException">The network's nodes do not fit the values.</exception>
    public HostNetwork(NetworkActivator activator, NetworkBatch batch, int network, Span<float> values, int stride)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(values.Length, (batch.NodeOffset[network + 1] - batch.NodeOffset[network]) * stride, nameof(values));
        _activator = activator;
        _batch = batch;
        _network = network;
        _values = values;
        _stride = stride;
        _outputs = batch.OutputsOf(network);
        _inputs = values[..(batch.Shape.TaskInputs * stride)];
        _inputs.Clear();
        if (batch.Shape.HasBiasInput)
        {
            values.Slice(batch.Shape.TaskInputs * stride, stride).Fill(1f);
        }
    }

    /// <inheritdoc/>
    public LaneBuffer Inputs(int lane) => new(_inputs, lane, _stride);

    /// <inheritdoc/>
    public OutputBuffer Outputs(int lane) => new(_values, _outputs, lane, _stride);

    /// <inheritdoc/>
    public void Reset(int lane)
    {
        if (_batch.Shape.Dynamics.IsRecurrent)
        {
            RecurrentStep<EachNodesFunctions>.Reset(new HostNodes(_batch, _network), new LaneBuffer(_values, lane, _stride));
        }
    }

    /// <inheritdoc/>
    public void Move(int from, int to)
    {
        if (_batch.Shape.Dynamics.IsRecurrent)
        {
            RecurrentStep<EachNodesFunctions>.Move(
                new HostNodes(_batch, _network), new LaneBuffer(_values, from, _stride), new LaneBuffer(_values, to, _stride));
        }
    }

    /// <inheritdoc/>
    public void Activate(int lanes) => _activator.Activate(_batch, _network, _values, _stride, lanes);
}
