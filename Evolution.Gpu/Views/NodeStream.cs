using ILGPU;

namespace Evolution.Gpu.Views;

/// <summary>
/// The nodes of a network that one warp computes, with their edges, as words in the order in which it comes to them, level after
/// level. The words come through a <see cref="StreamRing"/>, as far ahead of what is read as that has room.
/// <para>A slice is a <see cref="NodeSlice"/>, the <see cref="NodeRecord"/> of each node, then runs: a word with the nodes of the run and
/// its octets, then for each octet the places of eight sources in the window of values, 2 bytes each, of every node, the first four
/// weights of every node, and the other four of every node. Then come edges that make up no octet, 8 bytes each, node by node.
/// Nodes sorted by their edges and stored edge by edge: the format SELL-C-sigma (Kreutzer and others, SIAM Journal on Scientific Computing 36, 2014), without its padding.</para>
/// </summary>
public struct NodeStream
{
    private readonly int _lane;
    private readonly bool _isRead;
    private StreamRing _ring;
    private int _taken;
    private int _takenAt;

    private NodeStream(StreamRing ring, bool isRead)
    {
        _lane = Group.IdxX % Warp.WarpSize;
        _isRead = isRead;
        _ring = ring;
        _taken = 0;
        _takenAt = 0;
    }

    /// <summary>Returns the most words that are asked for together where so many threads make up a warp.</summary>
    public static int MostTogether(int warpSize) => 1 + Math.Max(StreamWord.OfOctet * warpSize, StreamWord.OfRest((WeightedOctet.Count - 1) * warpSize));

    /// <summary>Returns the stream of the calling warp, whose first word is there.</summary>
    /// <param name="work">The streams.</param>
    /// <param name="memory">The block's shared memory.</param>
    /// <param name="firstOfBlock">The stream of the block's first warp.</param>
    public static NodeStream Open(TeamView work, WindowMemory memory, int firstOfBlock)
    {
        int warp = Group.IdxX / Warp.WarpSize;
        bool isRead = warp < work.StreamsOfBlock;
        int number = isRead ? warp : 0;
        var opened = new NodeStream(StreamRing.Of(work, work.Stream[firstOfBlock + number], memory, number), isRead);
        if (isRead)
        {
            opened._ring.Begin();
        }

        return opened;
    }

    /// <summary>Gets the thread, counted in its warp.</summary>
    public readonly int Lane => _lane;

    /// <summary>Goes on to the octets of the next slice; warps beyond those that read streams find the end.</summary>
    /// <param name="record">Receives the record of the thread's node, or of the last one where the slice has fewer.</param>
    public NodeSlice Next(out NodeRecord record)
    {
        record = default;
        if (!_isRead)
        {
            return NodeSlice.End;
        }

        var slice = NodeSlice.Of(Word(0));
        if (slice.FirstOfLevel == NodeSlice.None)
        {
            return slice;
        }

        Need(slice.Nodes + 2);
        record = NodeRecord.Of(Word(1 + Place(slice.Nodes)));
        Skip(slice.Nodes + 1);
        return slice;
    }

    /// <summary>Waits until some words are there; all threads of the warp come here. Whoever goes on by all that a slice or a run has asks for one word more, with which begins what follows.</summary>
    /// <param name="words">At most <see cref="MostTogether"/>.</param>
    public void Need(int words)
    {
        if (_taken + words > _ring.There)
        {
            _ring.Advance(_taken);
        }
    }

    /// <summary>Gets the words that are there.</summary>
    public readonly int Words => _ring.There - _taken;

    /// <summary>Goes on by some words.</summary>
    public void Skip(int words)
    {
        _taken += words;
        _takenAt = _ring.Wrap(_takenAt + words);
    }

    /// <summary>Returns the place of the thread's node among those of a run, or of the last one where it has none there.</summary>
    public readonly int Place(int nodes) => IntrinsicMath.Min(_lane, nodes - 1);

    /// <summary>Returns a word from here on.</summary>
    public readonly StreamWord Word(int ahead) => _ring[_takenAt + ahead];

    /// <summary>Returns a weight of an octet.</summary>
    /// <param name="ahead">Where the octet begins.</param>
    /// <param name="nodes">The nodes of the run.</param>
    /// <param name="number">The number of the edge in the octet.</param>
    public readonly float Weight(int ahead, int nodes, int number) =>
        Interop.IntAsFloat(_ring.FourBytes(_takenAt + ahead + ((1 + (number >> 2)) * nodes) + Place(nodes), number & 3));

    /// <summary>Returns the place of a source of an octet.</summary>
    /// <param name="ahead">Where the octet begins.</param>
    /// <param name="nodes">The nodes of the run.</param>
    /// <param name="number">The number of the edge in the octet.</param>
    public readonly int Source(int ahead, int nodes, int number) => _ring.TwoBytes(_takenAt + ahead + Place(nodes), number);

    /// <summary>Returns one of the edges that make up no octet, of which the first lies here.</summary>
    public readonly ulong RestEdge(int number) => _ring.EightBytes(_takenAt + (number >> 1), number & (StreamWord.RestEdges - 1));
}
