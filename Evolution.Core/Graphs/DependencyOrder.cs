using Evolution.Core.Numerics;

namespace Evolution.Core.Graphs;

/// <summary>
/// Orders the nodes of an acyclic directed graph by dependency level, the longest path that leads to a node, and leaves
/// out what no output depends on. One instance is one worker's scratch memory; results hold until the next call.
/// </summary>
/// <remarks>
/// The levels are the dependency groups of "GPU Acceleration of Sparse Neural Networks" (Gajurel, Louis and Harris,
/// arXiv 2005.04347). A depth-first search from the outputs finds order, levels and dead ends in one linear pass,
/// without recursion.
/// </remarks>
public sealed class DependencyOrder
{
    private const int Unvisited = -1;
    private const int OnPath = -2;

    private readonly IncomingEdges _incoming = new();
    private int[] _level = [];
    private int[] _path = [];
    private int[] _pathEdge = [];
    private int[] _ordered = [];
    private int[] _levelEnd = [];
    private int _orderedCount;
    private int _levelCount;

    /// <summary>Gets the needed nodes that are not inputs, by level and within a level by node number.</summary>
    public ReadOnlySpan<int> Nodes => _ordered.AsSpan(0, _orderedCount);

    /// <summary>Gets, for each level, one past the last position in <see cref="Nodes"/>. No level is empty.</summary>
    public ReadOnlySpan<int> LevelEnd => _levelEnd.AsSpan(0, _levelCount);

    /// <summary>Gets the enabled edges by the node that they lead to.</summary>
    internal IncomingEdges IncomingEdges => _incoming;

    /// <summary>Returns the enabled edges that lead to <paramref name="node"/>, as edge numbers in ascending order.</summary>
    public ReadOnlySpan<int> Incoming(int node) => _incoming.Of(node);

    /// <summary>Orders a graph whose first nodes are inputs, followed by the outputs.</summary>
    /// <param name="nodeCount">The number of nodes.</param>
    /// <param name="inputCount">Nodes 0 to this, exclusive, are inputs: level 0, whatever leads to them.</param>
    /// <param name="outputCount">The nodes after the inputs that are always kept. One without incoming edges has level 1.</param>
    /// <param name="source">Edge to source node.</param>
    /// <param name="target">Edge to target node.</param>
    /// <param name="enabled">Edge to whether it counts.</param>
    /// <exception cref="InvalidOperationException">Enabled edges that an output depends on form a cycle.</exception>
    public void Build(
        int nodeCount,
        int inputCount,
        int outputCount,
        ReadOnlySpan<int> source,
        ReadOnlySpan<int> target,
        ReadOnlySpan<bool> enabled)
    {
        _incoming.Load(nodeCount, target, enabled);
        Buffers.Reserve(ref _level, nodeCount);
        Buffers.Reserve(ref _path, nodeCount);
        Buffers.Reserve(ref _pathEdge, nodeCount);
        Buffers.Reserve(ref _ordered, nodeCount);
        Buffers.Reserve(ref _levelEnd, nodeCount + 1);
        _level.AsSpan(0, inputCount).Clear();
        _level.AsSpan(inputCount, nodeCount - inputCount).Fill(Unvisited);
        for (int output = inputCount; output < inputCount + outputCount; output++)
        {
            if (_level[output] == Unvisited)
            {
                Visit(output, source);
            }
        }

        SortByLevel(nodeCount, inputCount);
    }

    private void Visit(int root, ReadOnlySpan<int> source)
    {
        int depth = 0;
        Enter(root, ref depth);
        while (depth > 0)
        {
            int node = _path[depth - 1];
            int next = _pathEdge[depth - 1]++;
            ReadOnlySpan<int> incoming = _incoming.Of(node);
            if (next == incoming.Length)
            {
                Leave(node, source);
                depth--;
                continue;
            }

            int from = source[incoming[next]];
            if (_level[from] == OnPath)
            {
                throw new InvalidOperationException($"Node {from} depends on itself: enabled edges form a cycle.");
            }

            if (_level[from] == Unvisited)
            {
                Enter(from, ref depth);
            }
        }
    }

    private void Enter(int node, ref int depth)
    {
        _level[node] = OnPath;
        _path[depth] = node;
        _pathEdge[depth] = 0;
        depth++;
    }

    private void Leave(int node, ReadOnlySpan<int> source)
    {
        int level = 1;
        foreach (int edge in Incoming(node))
        {
            level = Math.Max(level, _level[source[edge]] + 1);
        }

        _level[node] = level;
    }

    private void SortByLevel(int nodeCount, int inputCount)
    {
        Span<int> end = _levelEnd;
        _levelCount = 0;
        for (int node = inputCount; node < nodeCount; node++)
        {
            for (; _levelCount < _level[node]; _levelCount++)
            {
                end[_levelCount] = 0;
            }

            if (_level[node] > 0)
            {
                end[_level[node] - 1]++;
            }
        }

        _orderedCount = 0;
        for (int level = 0; level < _levelCount; level++)
        {
            _orderedCount += end[level];
            end[level] = _orderedCount;
        }

        // As above: from the back, so that each end passes its level's start; the ends are then those of the level before.
        for (int node = nodeCount - 1; node >= inputCount; node--)
        {
            if (_level[node] > 0)
            {
                _ordered[--end[_level[node] - 1]] = node;
            }
        }

        for (int level = 1; level < _levelCount; level++)
        {
            end[level - 1] = end[level];
        }

        if (_levelCount > 0)
        {
            end[_levelCount - 1] = _orderedCount;
        }
    }
}
