using System.Numerics;
using Evolution.Core.Numerics;

namespace Evolution.Core.Graphs;

/// <summary>
/// Finds what <see cref="DependencyOrder"/> or <see cref="NeededNodes"/> finds, for graphs whose nodes are the bits of a word: a node's
/// sources are one word, and whether all of them are ordered is one operation. One instance is one worker's scratch memory.
/// </summary>
internal sealed class SmallOrder
{
    /// <summary>The most nodes of a graph, inputs included.</summary>
    public const int MostNodes = 64;

    private readonly ulong[] _sources = new ulong[MostNodes];
    private readonly int[] _edges = new int[MostNodes];
    private readonly int[] _place = new int[MostNodes];
    private readonly int[] _ordered = new int[MostNodes];
    private readonly int[] _levelEnd = new int[MostNodes];
    private int[] _enabled = [];
    private int _enabledCount;
    private int _orderedCount;
    private int _levelCount;

    /// <summary>Gets the needed nodes that are not inputs, by level and within a level by node number.</summary>
    public ReadOnlySpan<int> Nodes => _ordered.AsSpan(0, _orderedCount);

    /// <summary>Gets, for each level, one past the last position in <see cref="Nodes"/>.</summary>
    public ReadOnlySpan<int> LevelEnd => _levelEnd.AsSpan(0, _levelCount);

    /// <summary>Gets the place of each input and needed node: inputs first, then <see cref="Nodes"/>. Others have none.</summary>
    public ReadOnlySpan<int> Place => _place;

    /// <summary>Orders a graph.</summary>
    /// <param name="graph">A graph of at most <see cref="MostNodes"/> nodes.</param>
    /// <param name="isLevelled">Whether a node comes after those that lead to it; if not, all are one level, by number.</param>
    /// <returns>False where enabled edges that an output depends on form a cycle that levels do not allow.</returns>
    public bool TryBuild(GraphColumns graph, bool isLevelled)
    {
        GatherEdges(graph);
        ulong inputs = (1UL << graph.Inputs) - 1;
        ulong rest = Needed(inputs, ((1UL << graph.Outputs) - 1) << graph.Inputs);
        ulong done = inputs;
        _orderedCount = 0;
        _levelCount = 0;
        for (int input = 0; input < graph.Inputs; input++)
        {
            _place[input] = input;
        }

        while (rest != 0)
        {
            ulong level = isLevelled ? Ready(rest, done) : rest;
            if (level == 0)
            {
                return false;
            }

            Append(level, graph.Inputs);
            done |= level;
            rest ^= level;
        }

        return true;
    }

    /// <summary>Writes the enabled edges that lead to <see cref="Nodes"/>, node after node, by edge number.</summary>
    /// <param name="graph">The graph that was ordered.</param>
    /// <param name="edgeEnd">Receives, for each node, one past its last edge.</param>
    /// <param name="source">Receives the places of the edges' sources; as long as there are edges.</param>
    /// <param name="edge">Receives the edges' numbers; as long as there are edges.</param>
    /// <returns>Their number.</returns>
    public int WriteEdges(GraphColumns graph, Span<int> edgeEnd, Span<int> source, Span<int> edge)
    {
        int end = 0;
        for (int i = 0; i < _orderedCount; i++)
        {
            ref int edges = ref _edges[_ordered[i]];
            (edges, end) = (end, end + edges);
            edgeEnd[i] = end;
        }

        foreach (int enabled in _enabled.AsSpan(0, _enabledCount))
        {
            int target = graph.Target[enabled];
            if (_place[target] >= graph.Inputs)
            {
                int row = _edges[target]++;
                source[row] = _place[graph.Source[enabled]];
                edge[row] = enabled;
            }
        }

        return end;
    }

    private void GatherEdges(GraphColumns graph)
    {
        Span<ulong> sources = _sources.AsSpan(0, graph.Nodes);
        Span<int> edges = _edges.AsSpan(0, graph.Nodes);
        sources.Clear();
        edges.Clear();
        _place.AsSpan(0, graph.Nodes).Clear();
        Buffers.Reserve(ref _enabled, graph.Source.Length);
        ReadOnlySpan<int> target = graph.Target[..graph.Source.Length];
        ReadOnlySpan<bool> enabled = graph.Enabled[..graph.Source.Length];
        Span<int> numbers = _enabled.AsSpan(0, graph.Source.Length);
        int count = 0;
        for (int edge = 0; edge < graph.Source.Length; edge++)
        {
            // Without a branch: which edges are disabled is what a predictor can do least about.
            int one = enabled[edge] ? 1 : 0;
            numbers[count] = edge;
            count += one;
            edges[target[edge]] += one;
            sources[target[edge]] |= (ulong)one << graph.Source[edge];
        }

        _enabledCount = count;
    }

    private ulong Needed(ulong inputs, ulong outputs)
    {
        ulong needed = inputs | outputs;
        for (ulong pending = outputs; pending != 0;)
        {
            ulong found = _sources[BitOperations.TrailingZeroCount(pending)] & ~needed;
            needed |= found;
            pending = (pending & (pending - 1)) | found;
        }

        return needed ^ inputs;
    }

    /// <summary>Returns those of the nodes whose sources are all done.</summary>
    private ulong Ready(ulong nodes, ulong done)
    {
        ulong ready = 0;
        for (; nodes != 0; nodes &= nodes - 1)
        {
            ready |= (_sources[BitOperations.TrailingZeroCount(nodes)] & ~done) == 0 ? nodes & (~nodes + 1) : 0;
        }

        return ready;
    }

    private void Append(ulong level, int inputs)
    {
        for (; level != 0; level &= level - 1)
        {
            int node = BitOperations.TrailingZeroCount(level);
            _place[node] = inputs + _orderedCount;
            _ordered[_orderedCount++] = node;
        }

        _levelEnd[_levelCount++] = _orderedCount;
    }
}
