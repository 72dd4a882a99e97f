using Evolution.Core.Genomes;

namespace Evolution.Core.Networks;

/// <summary>One network of a batch, read where it lies.</summary>
/// <param name="batch">The batch.</param>
/// <param name="network">The network's number in it.</param>
internal readonly ref struct HostNodes(NetworkBatch batch, int network) : INetworkNodes
{
    private readonly int _offset = batch.NodeOffset[network];
    private readonly ReadOnlySpan<int> _edgeOffset = batch.EdgeOffset;
    private readonly ReadOnlySpan<NetworkEdge> _edge = batch.Edge;
    private readonly ReadOnlySpan<float> _bias = batch.Bias;
    private readonly ReadOnlySpan<float> _rate = batch.Rate;
    private readonly ReadOnlySpan<ActivationKind> _activation = batch.Activation;
    private readonly ReadOnlySpan<AggregationKind> _aggregation = batch.Aggregation;

    /// <inheritdoc/>
    public int Inputs { get; } = batch.Shape.Inputs;

    /// <inheritdoc/>
    public int Count { get; } = batch.NodeOffset[network + 1] - batch.NodeOffset[network];

    /// <inheritdoc/>
    public int FirstEdge => _edgeOffset[_offset + Inputs];

    /// <inheritdoc/>
    public int EdgeEnd(int node) => _edgeOffset[_offset + node + 1];

    /// <inheritdoc/>
    public NetworkEdge Edge(int edge) => _edge[edge];

    /// <inheritdoc/>
    public void EdgePair(int edge, out NetworkEdge one, out NetworkEdge two)
    {
        one = _edge[edge];
        two = _edge[edge + 1];
    }

    /// <inheritdoc/>
    public float Bias(int node) => _bias[_offset + node];

    /// <inheritdoc/>
    public float Rate(int node) => _rate[_offset + node];

    /// <inheritdoc/>
    public ActivationKind Activation(int node) => _activation[_offset + node];

    /// <inheritdoc/>
    public AggregationKind Aggregation(int node) => _aggregation[_offset + node];
}
