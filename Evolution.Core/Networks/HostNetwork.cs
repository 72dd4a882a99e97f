using Evolution.Core.Numerics;

namespace Evolution.Core.Networks;

/// <summary>A network of a batch on the host.</summary>
public readonly ref struct HostNetwork : ILaneNetwork<LaneBuffer, OutputBuffer>
{
    private readonly NetworkActivator _activator;
    private readonly NetworkBatch _batch;
    private readonly int _network;
    private readonly Span<float> _values;
    private readonly int _stride;

    /// <summary>Names a network and its memory.</summary>
    /// <param name="activator">Computes it.</param>
    /// <param name="batch">The batch.</param>
    /// <param name="network">The network's number in it.</param>
    /// <param name="values">Values as <c>[node][lane]</c>.</param>
    /// <param name="stride">The distance between nodes.</param>
    public HostNetwork(NetworkActivator activator, NetworkBatch batch, int network, Span<float> values, int stride)
    {
        _activator = activator;
        _batch = batch;
        _network = network;
        _values = values;
        _stride = stride;
    }

    /// <summary>Sets the inputs of all lanes to 0 and the bias input to 1, so that lanes not in use are ordinary numbers.</summary>
    public void Clear()
    {
        _values[..(_batch.Shape.TaskInputs * _stride)].Clear();
        if (_batch.Shape.HasBiasInput)
        {
            _values.Slice(_batch.Shape.TaskInputs * _stride, _stride).Fill(1f);
        }
    }

    /// <inheritdoc/>
    public LaneBuffer Inputs(int lane) => new(_values, lane, _stride);

    /// <inheritdoc/>
    public OutputBuffer Outputs(int lane) => new(_values, _batch.OutputsOf(_network), lane, _stride);

    /// <inheritdoc/>
    public void Activate(int lanes) => _activator.Activate(_batch, _network, _values, _stride, lanes);
}
