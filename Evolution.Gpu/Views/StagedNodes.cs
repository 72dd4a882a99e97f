using Evolution.Core.Genomes;
using Evolution.Core.Networks;
using ILGPU;

namespace Evolution.Gpu.Views;

/// <summary>
/// A network copied to shared memory, in words of 8 bytes: one for each computed node (its last edge in 16 bits, activation
/// and aggregation in 8 each, bias in 32), then the edges, then the outputs in half a word each.
/// </summary>
/// <param name="words">The block's shared memory.</param>
/// <param name="first">The group's first word.</param>
/// <param name="source">The network in global memory, where the rates of its nodes are left: few networks have any.</param>
public readonly struct StagedNodes(ArrayView<ulong> words, int first, GlobalNodes source) : INetworkNodes
{
    /// <summary>The most edges of a network that fits, by the bits of a node's word.</summary>
    public const int MostEdges = 0xFFFF;

    private readonly ArrayView<ulong> _words = words;
    private readonly GlobalNodes _source = source;
    private readonly int _firstNode = first - source.Inputs;
    private readonly int _firstEdge = first + source.Count - source.Inputs;
    private readonly ArrayView<ulong> _edges = words.SubView(first + source.Count - source.Inputs);

    /// <inheritdoc/>
    public int Inputs => _source.Inputs;

    /// <inheritdoc/>
    public int Count => _source.Count;

    /// <inheritdoc/>
    public int FirstEdge => 0;

    /// <summary>Gets the position of the outputs in shared memory, in integers.</summary>
    public int FirstOutput => 2 * (_firstEdge + EdgeEnd(Count - 1));

    /// <summary>Returns the words that a network takes.</summary>
    public static long WordsFor(long computedNodes, long edges, int outputs) => computedNodes + edges + ((outputs + 1) / 2);

    /// <summary>Copies the network, together with the other lanes of the group. The caller waits before anything is read.</summary>
    public void Copy(BatchView batch, int lane, int lanes)
    {
        GlobalNodes nodes = _source;
        int firstEdge = nodes.FirstEdge;
        int edges = nodes.EdgeEnd(Count - 1) - firstEdge;
        for (int node = Inputs + lane; node < Count; node += lanes)
        {
            uint functions = batch.HasFunctions == 0 ? 0 : ((uint)nodes.Activation(node) << 16) | ((uint)nodes.Aggregation(node) << 24);
            ulong bias = (uint)Interop.FloatAsInt(nodes.Bias(node));
            _words[_firstNode + node] = (uint)(nodes.EdgeEnd(node) - firstEdge) | functions | (bias << 32);
        }

        for (int edge = lane; edge < edges; edge += lanes)
        {
            _edges[edge] = batch.Edge[firstEdge + edge];
        }
    }

    /// <summary>Copies the outputs, in the same way.</summary>
    public void CopyOutputs(ArrayView<int> shared, BatchView batch, int network, int lane, int lanes)
    {
        int first = 2 * (_firstEdge + _source.EdgeEnd(Count - 1) - _source.FirstEdge);
        for (int output = lane; output < batch.Outputs; output += lanes)
        {
            shared[first + output] = batch.OutputNode[(network * batch.Outputs) + output];
        }
    }

    /// <inheritdoc/>
    public int EdgeEnd(int node) => (int)(_words[_firstNode + node] & MostEdges);

    /// <inheritdoc/>
    public NetworkEdge Edge(int edge) => GlobalNodes.Unpack(_edges[edge]);

    /// <inheritdoc/>
    public void EdgePair(int edge, out NetworkEdge one, out NetworkEdge two)
    {
        ArrayView<ulong> pair = _edges.SubView(edge);
        one = GlobalNodes.Unpack(pair[0]);
        two = GlobalNodes.Unpack(pair[1]);
    }

    /// <inheritdoc/>
    public float Bias(int node) => Interop.IntAsFloat((uint)(_words[_firstNode + node] >> 32));

    /// <inheritdoc/>
    public float Rate(int node) => _source.Rate(node);

    /// <inheritdoc/>
    public ActivationKind Activation(int node) => (ActivationKind)(byte)(_words[_firstNode + node] >> 16);

    /// <inheritdoc/>
    public AggregationKind Aggregation(int node) => (AggregationKind)(byte)(_words[_firstNode + node] >> 24);
}
