using System.Runtime.InteropServices;
using Evolution.Core.Networks;
using Evolution.Gpu.Views;
using HostBuffers = Evolution.Core.Numerics.Buffers;

namespace Evolution.Gpu.Buffers;

/// <summary>
/// Shares the levels of networks out to blocks and their warps, and lays out what each of them reads; see <see cref="NodeStream"/>.
/// A block gets consecutive nodes of a level, sorted by their octets of edges, and its warps slices of them in turn.
/// </summary>
internal sealed class NodeStreams
{
    /// <summary>What a node takes beside its edges, in edges.</summary>
    private const int EdgesForNode = 4;

    private readonly List<long> _topologies = [];
    private (int Blocks, int Warps, int WarpSize) _sharing;
    private SliceRow[] _slice = [];
    private int[] _streamOfSlice = [];
    private int[] _slot = [];
    private StreamSpan[] _stream = [];
    private int[] _start = [];
    private int _slices;
    private int _slots;
    private int _streams;

    /// <summary>Gets the slices, and one that ends the last one's nodes; shape [slices + 1].</summary>
    public ReadOnlySpan<SliceRow> Slice => _slice.AsSpan(0, _slices + 1);

    /// <summary>Gets the nodes of all slices, counted within their network.</summary>
    public ReadOnlySpan<int> Slot => _slot.AsSpan(0, _slots);

    /// <summary>Gets where each stream lies, by network, block and warp; shape [streams].</summary>
    public ReadOnlySpan<StreamSpan> Stream => _stream.AsSpan(0, _streams);

    /// <summary>Gets the words of all streams.</summary>
    public int Words { get; private set; }

    /// <summary>Returns the most words that streams may take.</summary>
    /// <param name="nodes">The nodes of the networks.</param>
    /// <param name="edges">Their edges.</param>
    /// <param name="streams">The streams.</param>
    public static long MostWords(long nodes, long edges, long streams) => (streams * StreamWord.OfLine) + (4 * nodes) + ((edges + 1) / StreamWord.RestEdges);

    /// <summary>Lays out consecutive networks of a batch.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="part">The networks.</param>
    /// <param name="blocks">The blocks that share a level.</param>
    /// <param name="warps">The warps of a block that read streams.</param>
    /// <param name="warpSize">The most nodes of a slice.</param>
    /// <returns>Whether the layout is another one than that of the call before, which depends on topologies alone.</returns>
    public bool Lay(NetworkBatch batch, BatchPart part, int blocks, int warps, int warpSize)
    {
        ReadOnlySpan<long> topologies = batch.Topology[part.Start..part.End];
        if (_sharing == (blocks, warps, warpSize) && topologies.SequenceEqual(CollectionsMarshal.AsSpan(_topologies)))
        {
            return false;
        }

        // A layout that fails is none.
        Clear();
        _slices = 0;
        _slots = 0;
        _streams = checked((part.End - part.Start) * blocks * warps);
        HostBuffers.Reserve(ref _stream, _streams);
        HostBuffers.Reserve(ref _slot, batch.NodeOffset[part.End] - batch.NodeOffset[part.Start]);

        // The word that ends a stream.
        _stream.AsSpan(0, _streams).Fill(new StreamSpan { Words = 1 });
        for (int network = part.Start; network < part.End; network++)
        {
            LayNetwork(batch, network, batch.NodeOffset[network] - batch.NodeOffset[part.Start], (network - part.Start) * blocks * warps, (blocks, warps, warpSize));
        }

        Place();
        _sharing = (blocks, warps, warpSize);
        _topologies.AddRange(topologies);
        return true;
    }

    /// <summary>Forgets the layout, so that the next one counts as another.</summary>
    public void Clear()
    {
        _topologies.Clear();
        _sharing = default;
    }

    private void LayNetwork(NetworkBatch batch, int network, int firstOfNetwork, int firstStream, (int Blocks, int Warps, int WarpSize) sharing)
    {
        ReadOnlySpan<int> edgeOffset = batch.EdgeOffset[batch.NodeOffset[network]..];
        int first = batch.Shape.Inputs;
        foreach (int end in batch.LevelEnd[batch.LevelOffset[network]..batch.LevelOffset[network + 1]])
        {
            int node = first;
            for (int block = 0; block < sharing.Blocks; block++)
            {
                int share = EndOfShare(edgeOffset, first, end, node, block + 1, sharing.Blocks);
                int slot = _slots;
                Sort(edgeOffset, node, share);
                CutShare(edgeOffset, slot, first, firstOfNetwork, firstStream + (block * sharing.Warps), sharing.Warps, sharing.WarpSize);
                node = share;
            }

            first = end;
        }
    }

    /// <summary>Returns one past the last node of a block: as many as have its share of all that a level takes.</summary>
    private static int EndOfShare(ReadOnlySpan<int> edgeOffset, int first, int end, int node, int share, int shares)
    {
        if (share == shares)
        {
            return end;
        }

        long all = edgeOffset[end] - edgeOffset[first] + ((end - first) * (long)EdgesForNode);
        long upTo = all * share / shares;
        int low = node;
        int high = end;
        while (low < high)
        {
            int middle = low + ((high - low + 1) / 2);
            long taken = edgeOffset[middle] - edgeOffset[first] + ((middle - first) * (long)EdgesForNode);
            (low, high) = taken <= upTo ? (middle, high) : (low, middle - 1);
        }

        return low;
    }

    /// <summary>Appends nodes to the list, those with most octets first, else in their order.</summary>
    private void Sort(ReadOnlySpan<int> edgeOffset, int first, int end)
    {
        int most = 0;
        for (int node = first; node < end; node++)
        {
            most = Math.Max(most, OctetsOf(edgeOffset, node));
        }

        HostBuffers.Reserve(ref _start, most + 2);
        Span<int> start = _start.AsSpan(0, most + 2);
        start.Clear();
        for (int node = first; node < end; node++)
        {
            start[most - OctetsOf(edgeOffset, node) + 1]++;
        }

        for (int rank = 1; rank <= most; rank++)
        {
            start[rank] += start[rank - 1];
        }

        for (int node = first; node < end; node++)
        {
            _slot[_slots + start[most - OctetsOf(edgeOffset, node)]++] = node;
        }

        _slots += end - first;
    }

    /// <summary>Cuts what a block has of a level into slices: whole rounds of its warps, all of about as many nodes.</summary>
    private void CutShare(ReadOnlySpan<int> edgeOffset, int slot, int firstOfLevel, int firstOfNetwork, int firstStream, int warps, int warpSize)
    {
        int nodes = _slots - slot;
        int slices = (nodes + (warpSize * warps) - 1) / (warpSize * warps) * warps;
        int nodesOfSlice = slices == 0 ? 1 : (nodes + slices - 1) / slices;
        for (int number = 0; slot < _slots; number++)
        {
            int end = Math.Min(slot + nodesOfSlice, _slots);
            HostBuffers.Grow(ref _slice, _slices + 2);
            HostBuffers.Grow(ref _streamOfSlice, _slices + 1);
            _slice[_slices] = new SliceRow { FirstWord = WordsOf(edgeOffset, slot, end), FirstSlot = slot, FirstOfLevel = firstOfLevel, FirstOfNetwork = firstOfNetwork };
            _streamOfSlice[_slices] = firstStream + (number % warps);
            ref int words = ref _stream[_streamOfSlice[_slices]].Words;
            words = checked(words + _slice[_slices].FirstWord);
            _slices++;
            slot = end;
        }
    }

    private int WordsOf(ReadOnlySpan<int> edgeOffset, int slot, int end)
    {
        int words = 1 + end - slot;
        int rest = 0;
        int octetsBefore = 0;
        for (int last = end - 1; last >= slot; last--)
        {
            int octets = OctetsOf(edgeOffset, _slot[last]);
            words += (octets * StreamWord.OfOctet) + (octets > octetsBefore ? 1 : 0);
            rest += WeightedOctet.Rest(edgeOffset[_slot[last] + 1] - edgeOffset[_slot[last]]);
            octetsBefore = octets;
        }

        return words + StreamWord.OfRest(rest);
    }

    /// <summary>Makes places of numbers of words: streams follow each other, and the slices of a stream.</summary>
    private void Place()
    {
        int place = 0;
        HostBuffers.Reserve(ref _start, _streams);
        for (int stream = 0; stream < _streams; stream++)
        {
            _stream[stream].First = place;
            _start[stream] = place;
            place = checked(place + ((_stream[stream].Words + StreamWord.OfLine - 1) / StreamWord.OfLine * StreamWord.OfLine));
        }

        Words = place;
        HostBuffers.Grow(ref _slice, _slices + 1);
        for (int slice = 0; slice < _slices; slice++)
        {
            int stream = _streamOfSlice[slice];
            int words = _slice[slice].FirstWord;
            _slice[slice].FirstWord = _start[stream];
            _start[stream] += words;
        }

        _slice[_slices] = new SliceRow { FirstSlot = _slots };
    }

    private static int OctetsOf(ReadOnlySpan<int> edgeOffset, int node) => WeightedOctet.Octets(edgeOffset[node + 1] - edgeOffset[node]);
}
