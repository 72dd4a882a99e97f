using Evolution.Core.Networks;
using Evolution.Core.Numerics;

namespace Evolution.Core.Tasks;

/// <summary>One network to be activated by code of the user's. Not thread-safe; different networks can be used in parallel.</summary>
public sealed class TrialNetwork
{
    private readonly NetworkActivator _activator;
    private NetworkBatch _batch = null!;
    private int _network;
    private float[] _values = [];
    private float[] _outputs = [];

    internal TrialNetwork(NetworkActivator activator) => _activator = activator;

    /// <summary>Gets the inputs, to be written before <see cref="Activate"/>; a bias input is not among them.</summary>
    public Span<float> Inputs => _values.AsSpan(0, _batch.Shape.TaskInputs);

    /// <summary>Gets the outputs of the last <see cref="Activate"/>; 0 before the first.</summary>
    public ReadOnlySpan<float> Outputs => _outputs.AsSpan(0, _batch.Shape.Outputs);

    /// <summary>Gets the nodes that an output depends on, all inputs included.</summary>
    public int Nodes => _batch.NodeOffset[_network + 1] - _batch.NodeOffset[_network];

    /// <summary>Gets the connections that an output depends on.</summary>
    public int Connections => _batch.EdgeOffset[_batch.NodeOffset[_network + 1]] - _batch.EdgeOffset[_batch.NodeOffset[_network]];

    /// <summary>Gets the activations since the network was handed out.</summary>
    internal long Steps { get; private set; }

    /// <summary>Computes the outputs from the inputs, and of a recurrent network from its state.</summary>
    public void Activate()
    {
        _activator.Activate(_batch, _network, _values.AsSpan(0, _batch.MostValues), stride: 1, lanes: 1);
        ReadOnlySpan<int> nodes = _batch.OutputsOf(_network);
        for (int output = 0; output < nodes.Length; output++)
        {
            _outputs[output] = _values[nodes[output]];
        }

        Steps++;
    }

    /// <summary>Begins an episode: inputs and outputs are 0, and a recurrent network forgets its state.</summary>
    public void Reset()
    {
        _values.AsSpan(0, _batch.MostValues).Clear();
        _outputs.AsSpan().Clear();
        if (_batch.Shape.HasBiasInput)
        {
            _values[_batch.Shape.TaskInputs] = 1f;
        }
    }

    /// <summary>Becomes another network.</summary>
    internal void Take(NetworkBatch batch, int network)
    {
        (_batch, _network, Steps) = (batch, network, 0);
        Buffers.Reserve(ref _values, batch.MostValues);
        Buffers.Reserve(ref _outputs, batch.Shape.Outputs);
        Reset();
    }
}
