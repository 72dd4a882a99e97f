using System.Numerics;
using Evolution.Core.Numerics;

namespace Evolution.Core.Graphs;

/// <summary>Tells whether a further edge would close a cycle. One instance is one worker's scratch memory.</summary>
/// <remarks>Of a graph of at most 64 nodes, which nearly all are, the targets of a node are one word.</remarks>
public sealed class CycleProbe
{
    private const int MostOfWord = 64;

    private readonly ulong[] _targets = new ulong[MostOfWord];
    private int[] _outgoingStart = [];
    private int[] _outgoingTarget = [];
    private int[] _pending = [];
    private int[] _seen = [];
    private int _nodeCount;
    private int _probe;

    /// <summary>Takes in a graph, whose edges all count, disabled ones too.</summary>
    /// <param name="nodeCount">The number of nodes.</param>
    /// <param name="source">Edge to source node.</param>
    /// <param name="target">Edge to target node.</param>
    public void Load(int nodeCount, ReadOnlySpan<int> source, ReadOnlySpan<int> target)
    {
        _nodeCount = nodeCount;
        if (nodeCount <= MostOfWord)
        {
            LoadWords(source, target);
            return;
        }

        Buffers.Reserve(ref _outgoingStart, nodeCount + 1);
        Buffers.Reserve(ref _outgoingTarget, source.Length);
        Buffers.Reserve(ref _pending, nodeCount);
        Buffers.Reserve(ref _seen, nodeCount);
        _probe = 0;
        _seen.AsSpan(0, nodeCount).Clear();
        Span<int> start = _outgoingStart.AsSpan(0, nodeCount + 1);
        start.Clear();
        foreach (int node in source)
        {
            start[node]++;
        }

        int sum = 0;
        for (int node = 0; node <= nodeCount; node++)
        {
            sum += start[node];
            start[node] = sum;
        }

        for (int edge = source.Length - 1; edge >= 0; edge--)
        {
            _outgoingTarget[--start[source[edge]]] = target[edge];
        }
    }

    /// <summary>Returns whether an edge from <paramref name="source"/> to <paramref name="target"/> would close a cycle; a self-loop does.</summary>
    public bool WouldClose(int source, int target)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)source, (uint)_nodeCount);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)target, (uint)_nodeCount);
        if (_nodeCount <= MostOfWord)
        {
            return IsReached(source, 1UL << target);
        }

        _probe++;
        int count = 1;
        _pending[0] = target;
        _seen[target] = _probe;
        while (count > 0)
        {
            int node = _pending[--count];
            if (node == source)
            {
                return true;
            }

            for (int i = _outgoingStart[node]; i < _outgoingStart[node + 1]; i++)
            {
                int next = _outgoingTarget[i];
                if (_seen[next] != _probe)
                {
                    _seen[next] = _probe;
                    _pending[count++] = next;
                }
            }
        }

        return false;
    }

    /// <summary>Returns whether the graph has no cycle (Kahn 1962: nodes without incoming edges are taken away until none is left).</summary>
    public bool IsAcyclic()
    {
        if (_nodeCount <= MostOfWord)
        {
            return IsAcyclicInWords();
        }

        Span<int> incoming = _seen.AsSpan(0, _nodeCount);
        incoming.Clear();
        _probe = 0;
        foreach (int target in _outgoingTarget.AsSpan(0, _outgoingStart[_nodeCount]))
        {
            incoming[target]++;
        }

        int count = 0;
        for (int node = 0; node < _nodeCount; node++)
        {
            if (incoming[node] == 0)
            {
                _pending[count++] = node;
            }
        }

        int taken = 0;
        for (; count > 0; taken++)
        {
            int node = _pending[--count];
            for (int i = _outgoingStart[node]; i < _outgoingStart[node + 1]; i++)
            {
                if (--incoming[_outgoingTarget[i]] == 0)
                {
                    _pending[count++] = _outgoingTarget[i];
                }
            }
        }

        incoming.Clear();
        return taken == _nodeCount;
    }

    private void LoadWords(ReadOnlySpan<int> source, ReadOnlySpan<int> target)
    {
        Span<ulong> targets = _targets.AsSpan(0, _nodeCount);
        targets.Clear();
        for (int edge = 0; edge < source.Length && edge < target.Length; edge++)
        {
            targets[source[edge]] |= 1UL << target[edge];
        }
    }

    private bool IsReached(int node, ulong pending)
    {
        ulong seen = pending;
        while (pending != 0)
        {
            ulong found = _targets[BitOperations.TrailingZeroCount(pending)] & ~seen;
            seen |= found;
            pending = (pending & (pending - 1)) | found;
        }

        return (seen >> node & 1) != 0;
    }

    private bool IsAcyclicInWords()
    {
        ulong rest = _nodeCount == MostOfWord ? ulong.MaxValue : (1UL << _nodeCount) - 1;
        while (rest != 0)
        {
            ulong led = 0;
            for (ulong nodes = rest; nodes != 0; nodes &= nodes - 1)
            {
                led |= _targets[BitOperations.TrailingZeroCount(nodes)];
            }

            if ((rest & ~led) == 0)
            {
                return false;
            }

            rest &= led;
        }

        return true;
    }
}
