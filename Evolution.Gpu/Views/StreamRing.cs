using Evolution.Gpu.Kernels;
using ILGPU;

namespace Evolution.Gpu.Views;

/// <summary>
/// A warp's room in the block's shared memory, through which the words of a stream come: in parts, some of which are on their
/// way while others are read.
/// </summary>
public struct StreamRing
{
    /// <summary>The parts, of which two may be on their way.</summary>
    public const int Parts = 4;

    private readonly ArrayView<StreamWord> _words;
    private readonly ArrayView<StreamWord> _ring;
    private readonly int _length;
    private readonly int _wordsOfPart;
    private readonly int _lane;
    private int _fetched;
    private int _fetchedAt;

    private StreamRing(TeamView work, StreamSpan span, WindowMemory memory, int warp)
    {
        _words = work.StreamWords.SubView(span.First, span.Words + work.WordsOfPart);
        _ring = memory.Ring(warp);
        _length = span.Words;
        _wordsOfPart = work.WordsOfPart;
        _lane = Group.IdxX % Warp.WarpSize;
        _fetched = 0;
        _fetchedAt = 0;
        There = 0;
    }

    /// <summary>Returns the ring of a warp, with nothing in it.</summary>
    /// <param name="work">The words of all streams.</param>
    /// <param name="span">Where those of the warp lie; behind them are as many as a part, of any contents.</param>
    /// <param name="memory">The block's memory.</param>
    /// <param name="warp">The warp, counted in the block.</param>
    public static StreamRing Of(TeamView work, StreamSpan span, WindowMemory memory, int warp) => new(work, span, memory, warp);

    /// <summary>Gets the words that have come since the beginning.</summary>
    public int There { get; private set; }

    /// <summary>Gets a word in the ring.</summary>
    /// <param name="place">Its place, or that and the size of the ring.</param>
    public readonly StreamWord this[int place] => _ring[Wrap(place)];

    /// <summary>Gets a number of 4 bytes of a word in the ring.</summary>
    public readonly uint FourBytes(int place, int number) => _ring.Cast<uint>()[(Wrap(place) * 4) + number];

    /// <summary>Gets a number of 2 bytes of a word in the ring.</summary>
    public readonly ushort TwoBytes(int place, int number) => _ring.Cast<ushort>()[(Wrap(place) * 8) + number];

    /// <summary>Gets a number of 8 bytes of a word in the ring.</summary>
    public readonly ulong EightBytes(int place, int number) => _ring.Cast<ulong>()[(Wrap(place) * 2) + number];

    /// <summary>Asks for as many parts as there is room for, and waits for the first words; all threads of the warp come here.</summary>
    public void Begin()
    {
        for (int part = 0; part < Parts; part++)
        {
            Fetch();
        }

        Wait();
    }

    /// <summary>Asks for what finds room now, and waits for the next part; all threads of the warp come here.</summary>
    /// <param name="taken">The words before are read.</param>
    public void Advance(int taken)
    {
        // Nobody reads any more what is overwritten.
        Warp.Barrier();
        while (_fetched + _wordsOfPart - _ring.IntLength <= taken)
        {
            Fetch();
        }

        Wait();
    }

    /// <summary>Returns a place in the ring, given that or one past the end by less than its size.</summary>
    public readonly int Wrap(int place)
    {
        // Of the two, the one that is negative is the larger without its sign.
        return (int)IntrinsicMath.Min((uint)place, (uint)(place - _ring.IntLength));
    }

    private void Wait()
    {
        AsyncCopy.WaitForAllButTwo();
        Warp.Barrier();
        There = _fetched - ((Parts - 2) * _wordsOfPart);
    }

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
}
