using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Evolution.Core.Networks;
using Evolution.Gpu.Kernels;
using Evolution.Gpu.Views;
using ILGPU.Runtime;
using HostBuffers = Evolution.Core.Numerics.Buffers;

namespace Evolution.Gpu.Buffers;

/// <summary>
/// Shares the nodes of each level out to lists, one for each warp that computes the same lanes: by falling edges, so that no list is left with a long node
/// when all others are done, and lists with long nodes get the shorter ones of the rest.
/// </summary>
internal sealed class NodeLists
{
    /// <summary>Nodes of more edges count alike.</summary>
    private const int MostEdges = 1 << 11;

    private readonly List<long> _topologies = [];
    private readonly int[] _start = new int[MostEdges + 2];
    private int _lists;
    private int _networks;
    private int[] _list = [];
    private int[] _sorted = [];
    private ListedNode[] _listed = [];

    /// <summary>Gets, for each network and list, its first node; shape [P * lists + 1].</summary>
    public ReadOnlySpan<int> List => _list.AsSpan(0, (_networks * _lists) + 1);

    /// <summary>Gets the nodes of all lists, each of which is ended by one without edges of the level <see cref="EdgeChunk.None"/>.</summary>
    public ReadOnlySpan<ListedNode> Listed => _listed.AsSpan(0, _list[_networks * _lists]);

    /// <summary>Returns the most bytes that lists take.</summary>
    /// <param name="accelerator">The device.</param>
    /// <param name="networks">The networks.</param>
    /// <param name="nodes">Their nodes.</param>
    public static long MostBytesFor(Accelerator accelerator, long networks, long nodes)
    {
        long lists = networks * accelerator.NumMultiprocessors * (GatherWalk.MostThreads / accelerator.WarpSize);
        return ((lists + 1) * sizeof(int)) + ((nodes + lists) * Unsafe.SizeOf<ListedNode>());
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
        ReadOnlySpan<int> edgeOffset = batch.EdgeOffset[batch.NodeOffset[network]..];
        ReadOnlySpan<int> levelEnd = batch.LevelEnd[batch.LevelOffset[network]..batch.LevelOffset[network + 1]];
        Span<int> end = _list.AsSpan(firstList + 1, lists);
        Count(levelEnd, batch.Shape.Inputs, end, _list[firstList]);
        int first = batch.Shape.Inputs;
        for (int level = 0; level < levelEnd.Length; level++)
        {
            Sort(edgeOffset, first, levelEnd[level]);
            for (int rank = 0; rank < levelEnd[level] - first; rank++)
            {
                int node = _sorted[rank];
                _listed[end[ListOf(rank, lists)]++] = new ListedNode
                {
                    Node = node,
                    FirstEdge = edgeOffset[node] - firstEdge,
                    Edges = edgeOffset[node + 1] - edgeOffset[node],
                    Level = level,
                };
            }

            first = levelEnd[level];
        }

        foreach (ref int place in end)
        {
            _listed[place++] = new ListedNode { Level = EdgeChunk.None };
        }
    }

    /// <summary>Finds where the lists of a network begin.</summary>
    private static void Count(ReadOnlySpan<int> levelEnd, int first, Span<int> begin, int place)
    {
        // The nodes of whole rounds, then those of rounds that are not whole.
        begin.Fill(1);
        int rounds = 0;
        foreach (int end in levelEnd)
        {
            rounds += (end - first) / begin.Length;
            for (int rank = (end - first) / begin.Length * begin.Length; rank < end - first; rank++)
            {
                begin[ListOf(rank, begin.Length)]++;
            }

            first = end;
        }

        foreach (ref int list in begin)
        {
            int nodes = list + rounds;
            list = place;
            place += nodes;
        }
    }

    private static int ListOf(int rank, int lists) => rank < lists ? rank : lists - 1 - (rank % lists);

    private void Sort(ReadOnlySpan<int> edgeOffset, int first, int end)
    {
        HostBuffers.Reserve(ref _sorted, end - first);
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
            _sorted[_start[PlaceOf(edgeOffset, node)]++] = node;
        }
    }

    private static int PlaceOf(ReadOnlySpan<int> edgeOffset, int node) => MostEdges - Math.Min(MostEdges, edgeOffset[node + 1] - edgeOffset[node]);
}
