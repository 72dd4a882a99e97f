using Evolution.Core.Genomes;
using Evolution.Core.Networks;

namespace Evolution.Gpu.Views;

/// <summary>A network read from global memory.</summary>
public readonly struct GlobalNodes : INetworkNodes
{
    private readonly BatchView _batch;
    private readonly int _offset;

    /// <summary>Finds a network.</summary>
    public GlobalNodes(BatchView batch, int network)
    {
        _batch = batch;
        _offset = batch.NodeOffset[network] - batch.FirstNode;
        Count = batch.NodeOffset[network + 1] - batch.FirstNode - _offset;
    }

    /// <inheritdoc/>
    public int Count { get; }

    /// <inheritdoc/>
    public int Inputs => _batch.Inputs;

    /// <inheritdoc/>
    public int FirstEdge => EdgeEnd(Inputs - 1);

    /// <inheritdoc/>
    public int EdgeEnd(int node) => _batch.EdgeOffset[_offset + node + 1] - _batch.FirstEdge;

    /// <inheritdoc/>
    public NetworkEdge Edge(int edge) => Unpack(_batch.Edge[edge]);

    /// <inheritdoc/>
    public void EdgePair(int edge, out NetworkEdge one, out NetworkEdge two)
    {
        one = Edge(edge);
        two = Edge(edge + 1);
    }

    /// <inheritdoc/>
    public float Bias(int node) => _batch.Bias[_offset + node];

    /// <inheritdoc/>
    public float Rate(int node) => _batch.Rate[_offset + node];

    /// <inheritdoc/>
    public ActivationKind Activation(int node) => (ActivationKind)_batch.Activation[_offset + node];

    /// <inheritdoc/>
    public AggregationKind Aggregation(int node) => (AggregationKind)_batch.Aggregation[_offset + node];

    /// <summary>Takes an edge of 8 bytes apart.</summary>
    internal static NetworkEdge Unpack(ulong bits) => new((int)(uint)bits, BitConverter.Int32BitsToSingle((int)(bits >> 32)));
}
