using Evolution.Gpu.Kernels;
using ILGPU;

namespace Evolution.Gpu.Views;

/// <summary>
/// The nodes of a network that one warp computes, with their edges, as words in the order in which it comes to them, level after
/// level. The words come through a ring in the block's shared memory, as far ahead of what is read as that has room.
/// <para>A slice is a <see cref="NodeSlice"/>, the <see cref="NodeRecord"/> of each node, then runs: a word with the nodes of the run and
/// its octets, then for each octet the places of eight sources in the window of values, 2 bytes each, of every node, the first four
/// weights of every node, and the other four of every node. Then come edges that make up no octet, 8 bytes each, node by node.
/// Nodes sorted by their edges and stored edge by edge: the format SELL-C-sigma (Kreutzer and others, SIAM Journal on Scientific Computing 36, 2014), without its padding.</para>
/// </summary>
public struct NodeStream
{
    /// <summary>The parts of the ring, of which two may be on their way while others are read.</summary>
    public const int Parts = 4;

    private readonly ArrayView<StreamWord> _words;
    private readonly int _length;
    private readonly ArrayView<StreamWord> _ring;
    private readonly int _wordsOfPart;
    private readonly int _lane;
    private readonly bool _isRead;
    private int _fetched;
    private int _fetchedAt;
    private int _there;
    private int _taken;
    private int _takenAt;

    private NodeStream(ArrayView<StreamWord> words, int length, ArrayView<StreamWord> ring, int part, bool isRead)
    {
        _isRead = isRead;
        _words = words;
        _length = length;
        _ring = ring;
        _wordsOfPart = part;
        _lane = Group.IdxX % Warp.WarpSize;
        _fetched = 0;
        _fetchedAt = 0;
        _there = 0;
        _taken = 0;
        _takenAt = 0;
    }

    /// <summary>Returns the most words that are asked for together where so many threads make up a warp.</summary>
    public static int MostTogether(int warpSize) => 1 + Math.Max(StreamWord.OfOctet * warpSize, StreamWord.OfRest((WeightedOctet.Count - 1) * warpSize));

    /// <summary>Returns the stream of the calling warp, and starts to fetch it.</summary>
    /// <param name="work">The streams.</param>
    /// <param name="stream">Its number.</param>
    /// <param name="ring">The warp's part of the block's shared memory.</param>
    /// <param name="isRead">Whether the warp reads it; if not, it comes to no word.</param>
    public static NodeStream Open(TeamView work, int stream, ArrayView<StreamWord> ring, bool isRead)
    {
        StreamSpan span = work.Stream[stream];
        var opened = new NodeStream(work.StreamWords.SubView(span.First, span.Words + work.WordsOfPart), span.Words, ring, work.WordsOfPart, isRead);
        for (int part = 0; part < Parts && isRead; part++)
        {
            opened.Fetch();
        }

        if (isRead)
        {
            // The first part alone is enough to begin with.
            AsyncCopy.WaitForAllButThree();
            Warp.Barrier();
            opened._there = opened._wordsOfPart;
        }

        return opened;
    }

    /// <summary>Gets the thread, counted in its warp.</summary>
    public readonly int Lane => _lane;

    /// <summary>Goes on to the octets of the next slice.</summary>
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
        record = NodeRecord.Of(Word(1 + IntrinsicMath.Min(_lane, slice.Nodes - 1)));
        Skip(slice.Nodes + 1);
        return slice;
    }

    /// <summary>Waits until some words are there; all threads of the warp come here.</summary>
    /// <param name="words">At most <see cref="MostTogether"/>.</param>
    public void Need(int words)
    {
        if (_taken + words > _there)
        {
            // Nobody reads any more what is overwritten.
            Warp.Barrier();
            while (_fetched + _wordsOfPart - _ring.IntLength <= _taken)
            {
                Fetch();
            }

            AsyncCopy.WaitForAllButTwo();
            Warp.Barrier();
            _there = _fetched - ((Parts - 2) * _wordsOfPart);
        }
    }

    /// <summary>Returns the place of the thread's node among those of a run, or of the last one where it has none there.</summary>
    public readonly int Place(int nodes) => IntrinsicMath.Min(_lane, nodes - 1);

    /// <summary>Gets the words that are there.</summary>
    public readonly int Words => _there - _taken;

    /// <summary>Goes on by some words.</summary>
    public void Skip(int words)
    {
        _taken += words;
        _takenAt = Wrap(_takenAt + words);
    }

    /// <summary>Returns a word from here on.</summary>
    public readonly StreamWord Word(int ahead) => _ring[Wrap(_takenAt + ahead)];

    /// <summary>Returns a weight of an octet.</summary>
    /// <param name="ahead">Where the octet begins.</param>
    /// <param name="nodes">The nodes of the run.</param>
    /// <param name="number">The number of the edge in the octet.</param>
    public readonly float Weight(int ahead, int nodes, int number) =>
        _ring.Cast<float>()[(Wrap(_takenAt + ahead + ((1 + (number >> 2)) * nodes) + Place(nodes)) * 4) + (number & 3)];

    /// <summary>Returns the place of a source of an octet.</summary>
    /// <param name="ahead">Where the octet begins.</param>
    /// <param name="nodes">The nodes of the run.</param>
    /// <param name="number">The number of the edge in the octet.</param>
    public readonly int Source(int ahead, int nodes, int number) =>
        _ring.Cast<ushort>()[(Wrap(_takenAt + ahead + Place(nodes)) * WeightedOctet.Count) + number];

    /// <summary>Returns one of the edges that make up no octet, of which the first lies here.</summary>
    public readonly ulong RestEdge(int number) =>
        _ring.Cast<ulong>()[(Wrap(_takenAt + (number >> 1)) * StreamWord.RestEdges) + (number & 1)];

    private void Fetch()
    {
        // Whole parts: the last one reaches into the stream behind, which nobody reads here.
        if (_fetched < _length)
        {
            for (int word = _lane; word < _wordsOfPart; word += Warp.WarpSize)
            {
                AsyncCopy.Start(ref _ring[_fetchedAt + word], ref _words[_fetched + word]);
            }
        }

        AsyncCopy.Commit();
        _fetched += _wordsOfPart;
        _fetchedAt = Wrap(_fetchedAt + _wordsOfPart);
    }

    private readonly int Wrap(int place)
    {
        // Of the two, the one that is negative is the larger without its sign.
        return (int)IntrinsicMath.Min((uint)place, (uint)(place - _ring.IntLength));
    }
}
