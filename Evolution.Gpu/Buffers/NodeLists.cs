using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Evolution.Core.Networks;
using Evolution.Gpu.Kernels;
using Evolution.Gpu.Views;
using ILGPU.Runtime;
using HostBuffers = Evolution.Core.Numerics.Buffers;

namespace Evolution.Gpu.Buffers;

/// <summary>
/// Shares the nodes of each level out to lists, one for each warp that computes the same lanes: those of most edges first, each to the list that has
/// least to do by then (Graham, SIAM Journal on Applied Mathematics 17, 1969), so that no list is left with a long node when all others are done.
/// </summary>
internal sealed class NodeLists
{
    /// <summary>Nodes of more edges count alike when they are sorted.</summary>
    private const int MostEdges = 1 << 11;

    /// <summary>What a node and a chunk of it take beside their edges, in edges; by the instructions of the kernel.</summary>
    private const int EdgesForNode = 14;

    private const int EdgesForChunk = 25;

    private readonly List<long> _topologies = [];
    private readonly int[] _start = new int[MostEdges + 2];
    private readonly PriorityQueue<int, long> _loads = new();
    private int _lists;
    private int _networks;
    private int[] _list = [];
    private int[] _sorted = [];
    private int[] _listOf = [];
    private ListedNode[] _listed = [];

    /// <summary>Gets, for each network and list, its first node; shape [P * lists + 1].</summary>
    public ReadOnlySpan<int> List => _list.AsSpan(0, (_networks * _lists) + 1);

    /// <summary>Gets the nodes of all lists, each of which is ended by one without edges of the level <see cref="EdgeChunk.None"/>.</summary>
    public ReadOnlySpan<ListedNode> Listed => _listed.AsSpan(0, _list[_networks * _lists]);

    /// <summary>Returns the most bytes that lists take.</summary>
    /// <param name="accelerator">The device.</param>
    /// <param name="size">The networks.</param>
    public static long MostBytesFor(Accelerator accelerator, PartSize size)
    {
        long lists = size.Networks * accelerator.NumMultiprocessors * (GatherWalk.MostThreads / accelerator.WarpSize);
        return ((lists + 1) * sizeof(int)) + ((size.Nodes + lists) * Unsafe.SizeOf<ListedNode>());
    }

    /// <summary>Lays out consecutive networks of a batch.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="part">The networks.</param>
    /// <param name="lists">The lists of a network.</param>
    /// <returns>Whether the layout is another one than that of the call before, which depends on topologies alone.</returns>
    public bool Lay(NetworkBatch batch, BatchPart part, int lists)
    {
        ReadOnlySpan<long> topologies = batch.Topology[part.Start..part.End];
        if (_lists == lists && topologies.SequenceEqual(CollectionsMarshal.AsSpan(_topologies)))
        {
            return false;
        }

        // A layout that fails is none.
        Clear();
        _networks = part.End - part.Start;
        int firstEdge = batch.EdgeOffset[batch.NodeOffset[part.Start]];
        HostBuffers.Reserve(ref _list, checked((_networks * lists) + 1));
        HostBuffers.Reserve(ref _listed, checked(batch.NodeOffset[part.End] - batch.NodeOffset[part.Start] + (_networks * lists)));
        _list[0] = 0;
        for (int network = part.Start; network < part.End; network++)
        {
            LayNetwork(batch, network, firstEdge, (network - part.Start) * lists, lists);
        }

        _lists = lists;
        _topologies.AddRange(topologies);
        return true;
    }

    /// <summary>Forgets the layout, so that the next one counts as another.</summary>
    public void Clear()
    {
        _topologies.Clear();
        _lists = 0;
    }

    private void LayNetwork(NetworkBatch batch, int network, int firstEdge, int firstList, int lists)
    {
        ReadOnlySpan<int> edgeOffset = batch.EdgeOffset.Slice(batch.NodeOffset[network], batch.NodeOffset[network + 1] - batch.NodeOffset[network] + 1);
        ReadOnlySpan<int> levelEnd = batch.LevelEnd[batch.LevelOffset[network]..batch.LevelOffset[network + 1]];
        Span<int> place = _list.AsSpan(firstList + 1, lists);
        HostBuffers.Reserve(ref _sorted, edgeOffset.Length);
        HostBuffers.Reserve(ref _listOf, edgeOffset.Length);

        // The node that ends a list, then those of each level.
        place.Fill(1);
        int first = batch.Shape.Inputs;
        foreach (int end in levelEnd)
        {
            Sort(edgeOffset, first, end);
            Share(edgeOffset, first, end, place);
            first = end;
        }

        int next = _list[firstList];
        foreach (ref int list in place)
        {
            (list, next) = (next, next + list);
        }

        first = batch.Shape.Inputs;
        for (int level = 0; level < levelEnd.Length; level++)
        {
            for (; first < levelEnd[level]; first++)
            {
                int node = _sorted[first];
                int edges = edgeOffset[node + 1] - edgeOffset[node];
                _listed[place[_listOf[first]]++] = new ListedNode { Node = node, FirstEdge = edgeOffset[node] - firstEdge, Edges = edges, Level = level };
            }
        }

        foreach (ref int list in place)
        {
            _listed[list++] = new ListedNode { Level = EdgeChunk.None };
        }
    }

    /// <summary>Sorts the nodes of a level by falling edges.</summary>
    private void Sort(ReadOnlySpan<int> edgeOffset, int first, int end)
    {
        Array.Clear(_start);
        for (int node = first; node < end; node++)
        {
            _start[PlaceOf(edgeOffset, node) + 1]++;
        }

        for (int place = 1; place <= MostEdges; place++)
        {
            _start[place] += _start[place - 1];
        }

        for (int node = first; node < end; node++)
        {
            _sorted[first + _start[PlaceOf(edgeOffset, node)]++] = node;
        }
    }

    /// <summary>Finds the list of each sorted node of a level, and counts the nodes of lists.</summary>
    private void Share(ReadOnlySpan<int> edgeOffset, int first, int end, Span<int> nodesOfList)
    {
        _loads.Clear();
        for (int rank = first; rank < end; rank++)
        {
            int edges = edgeOffset[_sorted[rank] + 1] - edgeOffset[_sorted[rank]];
            long load = EdgesForNode + edges + (EdgesForChunk * (((long)edges + EdgeChunk.Most - 1) / EdgeChunk.Most));
            int list = rank - first;
            if (list < nodesOfList.Length)
            {
                _loads.Enqueue(list, load);
            }
            else
            {
                _loads.TryPeek(out list, out long before);
                _loads.DequeueEnqueue(list, before + load);
            }

            _listOf[rank] = list;
            nodesOfList[list]++;
        }
    }

    private static int PlaceOf(ReadOnlySpan<int> edgeOffset, int node) => MostEdges - Math.Min(MostEdges, edgeOffset[node + 1] - edgeOffset[node]);
}
