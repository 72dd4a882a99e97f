using Evolution.Core.Numerics;

namespace Evolution.Core.Graphs;

/// <summary>The enabled edges of a graph by the node that they lead to. One instance is one worker's scratch memory.</summary>
internal sealed class IncomingEdges
{
    private int[] _start = [];
    private int[] _edge = [];

    /// <summary>Returns the edges that lead to a node, as edge numbers in ascending order.</summary>
    public ReadOnlySpan<int> Of(int node) => _edge.AsSpan(_start[node].._start[node + 1]);

    /// <summary>Takes in a graph.</summary>
    /// <param name="nodeCount">The number of nodes.</param>
    /// <param name="target">Edge to target node.</param>
    /// <param name="enabled">Edge to whether it counts.</param>
    public void Load(int nodeCount, ReadOnlySpan<int> target, ReadOnlySpan<bool> enabled)
    {
        Buffers.Reserve(ref _start, nodeCount + 1);
        Buffers.Reserve(ref _edge, target.Length);
        Span<int> start = _start.AsSpan(0, nodeCount + 1);
        start.Clear();
        for (int edge = 0; edge < target.Length; edge++)
        {
            start[target[edge]] += enabled[edge] ? 1 : 0;
        }

        int sum = 0;
        for (int node = 0; node <= nodeCount; node++)
        {
            sum += start[node];
            start[node] = sum;
        }

        // Filling from the back turns each end into a start and keeps the edges of a node ascending.
        for (int edge = target.Length - 1; edge >= 0; edge--)
        {
            if (enabled[edge])
            {
                _edge[--start[target[edge]]] = edge;
            }
        }
    }
}
