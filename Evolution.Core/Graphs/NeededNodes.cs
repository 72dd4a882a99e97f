using Evolution.Core.Numerics;

namespace Evolution.Core.Graphs;

/// <summary>
/// Finds the nodes of any directed graph, cycles included, that an output depends on. One instance is one worker's
/// scratch memory; results hold until the next call.
/// </summary>
public sealed class NeededNodes
{
    private readonly IncomingEdges _incoming = new();
    private int[] _pending = [];
    private int[] _nodes = [];
    private bool[] _seen = [];
    private int _count;

    /// <summary>Gets the needed nodes that are not inputs, by node number: the outputs, then the others.</summary>
    public ReadOnlySpan<int> Nodes => _nodes.AsSpan(0, _count);

    /// <summary>Gets the enabled edges by the node that they lead to.</summary>
    internal IncomingEdges IncomingEdges => _incoming;

    /// <summary>Returns the enabled edges that lead to <paramref name="node"/>, as edge numbers in ascending order.</summary>
    public ReadOnlySpan<int> Incoming(int node) => _incoming.Of(node);

    /// <summary>Searches a graph whose first nodes are inputs, followed by the outputs, which are always needed.</summary>
    /// <param name="nodeCount">The number of nodes.</param>
    /// <param name="inputCount">Nodes 0 to this, exclusive, are inputs.</param>
    /// <param name="outputCount">The outputs after them.</param>
    /// <param name="source">Edge to source node.</param>
    /// <param name="target">Edge to target node.</param>
    /// <param name="enabled">Edge to whether it counts.</param>
    public void Build(
        int nodeCount,
        int inputCount,
        int outputCount,
        ReadOnlySpan<int> source,
        ReadOnlySpan<int> target,
        ReadOnlySpan<bool> enabled)
    {
        _incoming.Load(nodeCount, target, enabled);
        Buffers.Reserve(ref _pending, nodeCount);
        Buffers.Reserve(ref _nodes, nodeCount);
        Buffers.Reserve(ref _seen, nodeCount);
        _seen.AsSpan(0, nodeCount).Clear();
        int pending = 0;
        for (int node = 0; node < inputCount + outputCount; node++)
        {
            _seen[node] = true;
            if (node >= inputCount)
            {
                _pending[pending++] = node;
            }
        }

        while (pending > 0)
        {
            foreach (int edge in _incoming.Of(_pending[--pending]))
            {
                int from = source[edge];
                if (!_seen[from])
                {
                    _seen[from] = true;
                    _pending[pending++] = from;
                }
            }
        }

        _count = 0;
        for (int node = inputCount; node < nodeCount; node++)
        {
            if (_seen[node])
            {
                _nodes[_count++] = node;
            }
        }
    }
}
