using Evolution.Core.Numerics;

namespace Evolution.Core.Graphs;

/// <summary>
/// Splits the edges of any directed graph into recurrent ones and the rest, which has no cycle. An edge is recurrent if
/// a depth-first walk along the edges, from the nodes and by the edges in their order, finds it leading back to a node on the walk's
/// way, or if it leads on from an output. One instance is one worker's scratch memory; results hold until the next call.
/// </summary>
/// <remarks>
/// Stanley's code stores with each gene whether it was recurrent when it was made. What a walk finds depends on the graph
/// alone: genes need no such mark, and none can become wrong when others are removed.
/// </remarks>
public sealed class ForwardEdges
{
    private const byte Unvisited = 0;
    private const byte OnPath = 1;
    private const byte Left = 2;

    private int[] _start = [];
    private int[] _outgoing = [];
    private int[] _path = [];
    private int[] _next = [];
    private byte[] _state = [];
    private int[] _source = [];
    private int[] _target = [];
    private int _count;

    /// <summary>Gets the sources of the edges that are not recurrent.</summary>
    public ReadOnlySpan<int> Source => _source.AsSpan(0, _count);

    /// <summary>Gets the targets of the edges that are not recurrent.</summary>
    public ReadOnlySpan<int> Target => _target.AsSpan(0, _count);

    /// <summary>Splits the edges of a graph, all of which count, disabled ones too.</summary>
    /// <param name="nodeCount">The number of nodes.</param>
    /// <param name="firstOutput">The first output.</param>
    /// <param name="outputCount">The number of outputs.</param>
    /// <param name="source">Edge to source node.</param>
    /// <param name="target">Edge to target node.</param>
    public void Build(int nodeCount, int firstOutput, int outputCount, ReadOnlySpan<int> source, ReadOnlySpan<int> target)
    {
        GatherOutgoing(nodeCount, firstOutput, outputCount, source);
        Buffers.Reserve(ref _path, nodeCount);
        Buffers.Reserve(ref _next, nodeCount);
        Buffers.Reserve(ref _state, nodeCount);
        Buffers.Reserve(ref _source, source.Length);
        Buffers.Reserve(ref _target, source.Length);
        _state.AsSpan(0, nodeCount).Clear();
        _count = 0;
        for (int node = 0; node < nodeCount; node++)
        {
            if (_state[node] == Unvisited)
            {
                Walk(node, source, target);
            }
        }
    }

    private void GatherOutgoing(int nodeCount, int firstOutput, int outputCount, ReadOnlySpan<int> source)
    {
        Buffers.Reserve(ref _start, nodeCount + 1);
        Buffers.Reserve(ref _outgoing, source.Length);
        Span<int> start = _start.AsSpan(0, nodeCount + 1);
        start.Clear();
        foreach (int node in source)
        {
            start[node] += (uint)(node - firstOutput) < (uint)outputCount ? 0 : 1;
        }

        int sum = 0;
        for (int node = 0; node <= nodeCount; node++)
        {
            sum += start[node];
            start[node] = sum;
        }

        for (int edge = source.Length - 1; edge >= 0; edge--)
        {
            if ((uint)(source[edge] - firstOutput) >= (uint)outputCount)
            {
                _outgoing[--start[source[edge]]] = edge;
            }
        }
    }

    private void Walk(int root, ReadOnlySpan<int> source, ReadOnlySpan<int> target)
    {
        int depth = 0;
        Enter(root, ref depth);
        while (depth > 0)
        {
            int node = _path[depth - 1];
            if (_next[node] == _start[node + 1])
            {
                _state[node] = Left;
                depth--;
                continue;
            }

            int edge = _outgoing[_next[node]++];
            if (_state[target[edge]] == OnPath)
            {
                continue;
            }

            _source[_count] = source[edge];
            _target[_count++] = target[edge];
            if (_state[target[edge]] == Unvisited)
            {
                Enter(target[edge], ref depth);
            }
        }
    }

    private void Enter(int node, ref int depth)
    {
        _state[node] = OnPath;
        _next[node] = _start[node];
        _path[depth++] = node;
    }
}
