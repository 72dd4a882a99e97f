using Evolution.Gpu.Kernels;
using ILGPU;

namespace Evolution.Gpu.Views;

/// <summary>Cuts the nodes of a warp's list into chunks and starts to copy their edges, level after level: edges do not depend on what is computed.</summary>
public struct ChunkSource
{
    private readonly ArrayView<ListedNode> _listed;
    private readonly ArrayView<ulong> _edges;
    private readonly int _lane;
    private readonly int _end;
    private int _position;
    private ListedNode _node;
    private ListedNode _next;
    private int _edge;
    private int _left;
    private int _number;

    private ChunkSource(ArrayView<ListedNode> listed, ArrayView<ulong> edges, int position, int end)
    {
        _listed = listed;
        _edges = edges;
        _lane = WarpThread.Lane;
        _end = end;
        _position = IntrinsicMath.Min(position + 1, end);
        _node = listed[position];
        _next = listed[_position];
        _edge = _node.FirstEdge + _lane;
        _left = _node.Edges;
        _number = 0;
    }

    /// <summary>Returns the chunks of a list; warps past the last list find its end.</summary>
    /// <param name="batch">The networks.</param>
    /// <param name="work">The lists.</param>
    /// <param name="network">The network's number.</param>
    /// <param name="list">The list, counted within the network.</param>
    public static ChunkSource Of(BatchView batch, TeamView work, int network, int list)
    {
        int number = (network * work.Lists) + IntrinsicMath.Min(list, work.Lists - 1);
        int end = work.List[number + 1] - 1;
        return new(work.Listed, batch.Edge, list < work.Lists ? work.List[number] : end, end);
    }

    /// <summary>Places the next chunk, once nobody needs the one before it by <see cref="GatherMemory.Chunks"/>; all threads of the warp come here.</summary>
    public void Place(GatherMemory memory)
    {
        int count = IntrinsicMath.Min(_left, EdgeChunk.Most);
        if (_lane == 0)
        {
            memory.Place(_number, EdgeChunk.Word(_node, count));
        }

        ArrayView<uint> sources = memory.Sources(_number);
        ArrayView<uint> weights = memory.Weights(_number).Cast<uint>();
        if (Warp.WarpSize >= EdgeChunk.Most)
        {
            if (_lane < count)
            {
                Copy(_edge, sources, weights, _lane);
            }
        }
        else
        {
            for (int edge = _lane; edge < count; edge += Warp.WarpSize)
            {
                Copy(_edge + edge - _lane, sources, weights, edge);
            }
        }

        _number++;
        _edge += EdgeChunk.Most;
        _left -= EdgeChunk.Most;
        if (_left <= 0)
        {
            _node = _next;
            _position = IntrinsicMath.Min(_position + 1, _end);
            _next = _listed[_position];
            _edge = _node.FirstEdge + _lane;
            _left = _node.Edges;
        }
    }

    /// <summary>Sources and weights come apart, so that four weights are read together.</summary>
    private readonly void Copy(int edge, ArrayView<uint> sources, ArrayView<uint> weights, int place)
    {
        ArrayView<uint> halves = _edges.SubView(edge, 1).Cast<uint>();
        AsyncCopy.Start(ref sources[place], ref halves[0]);
        AsyncCopy.Start(ref weights[place], ref halves[1]);
    }
}
