using Evolution.Core.Genomes;
using Evolution.Core.Networks;
using ILGPU;

namespace Evolution.Gpu.Views;

/// <summary>
/// A network copied to shared memory, in words of 8 bytes: two for each node (its last edge and bias; its functions), then
/// the edges.
/// </summary>
/// <param name="words">The block's shared memory.</param>
/// <param name="first">The group's first word.</param>
/// <param name="inputs">Inputs of the network.</param>
/// <param name="count">Nodes of the network.</param>
public readonly struct StagedNodes(ArrayView<ulong> words, int first, int inputs, int count) : INetworkNodes
{
    private const int WordsPerNode = 2;

    private readonly ArrayView<ulong> _words = words;
    private readonly int _first = first;
    private readonly int _firstEdge = first + (WordsPerNode * count);

    /// <inheritdoc/>
    public int Inputs { get; } = inputs;

    /// <inheritdoc/>
    public int Count { get; } = count;

    /// <inheritdoc/>
    public int FirstEdge => 0;

    /// <summary>Returns the words that a network takes.</summary>
    public static long WordsFor(long nodes, long edges) => (WordsPerNode * nodes) + edges;

    /// <summary>Copies the network, together with the other lanes of the group. The caller waits before anything is read.</summary>
    public void Copy(GlobalNodes nodes, BatchView batch, int lane, int lanes)
    {
        int firstEdge = nodes.FirstEdge;
        int edges = nodes.EdgeEnd(Count - 1) - firstEdge;
        for (int node = Inputs + lane; node < Count; node += lanes)
        {
            ulong bias = (uint)Interop.FloatAsInt(nodes.Bias(node));
            _words[_first + (WordsPerNode * node)] = (uint)(nodes.EdgeEnd(node) - firstEdge) | (bias << 32);
            _words[_first + (WordsPerNode * node) + 1] = (uint)nodes.Activation(node) | ((uint)nodes.Aggregation(node) << 8);
        }

        for (int edge = lane; edge < edges; edge += lanes)
        {
            _words[_firstEdge + edge] = batch.Edge[firstEdge + edge];
        }
    }

    /// <inheritdoc/>
    public int EdgeEnd(int node) => (int)(uint)_words[_first + (WordsPerNode * node)];

    /// <inheritdoc/>
    public NetworkEdge Edge(int edge) => GlobalNodes.Unpack(_words[_firstEdge + edge]);

    /// <inheritdoc/>
    public float Bias(int node) => Interop.IntAsFloat((uint)(_words[_first + (WordsPerNode * node)] >> 32));

    /// <inheritdoc/>
    public ActivationKind Activation(int node) => (ActivationKind)(byte)_words[_first + (WordsPerNode * node) + 1];

    /// <inheritdoc/>
    public AggregationKind Aggregation(int node) => (AggregationKind)(byte)(_words[_first + (WordsPerNode * node) + 1] >> 8);
}
