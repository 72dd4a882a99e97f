using ILGPU;

namespace Evolution.Gpu.Views;

/// <summary>A block's shared memory where it keeps values: what belongs to the team, the values, then the ring of each warp that reads a <see cref="NodeStream"/>.</summary>
public readonly struct WindowMemory
{
    /// <summary>What lies before the values, in words. A power of two, from which ILGPU knows that words are read whole.</summary>
    private const int First = 64;

    /// <summary>Where the next level is told, after the team's ticket.</summary>
    private const int LevelPlace = 4;

    /// <summary>Where the arrivals of a warp begin, in units of 8 bytes.</summary>
    private const int FirstArrival = 8;

    private readonly ArrayView<StreamWord> _words;
    private readonly int _values;

    private WindowMemory(ArrayView<StreamWord> words, int values)
    {
        _words = words;
        _values = values;
    }

    /// <summary>Returns the calling block's memory; all its threads come here, as emulated shared memory demands.</summary>
    public static WindowMemory Open(TeamView work) => new(SharedMemory.GetDynamic<StreamWord>(), work.Window / ValueQuad.Count);

    /// <summary>Returns the bytes of shared memory for some values, a multiple of <see cref="ValueQuad.Count"/>, and some words.</summary>
    public static long BytesFor(int values, long words) => ((First + words) * StreamWord.Bytes) + ((long)values * sizeof(float));

    /// <summary>Gets where a thread tells the others of the first node of the next level; shape [1].</summary>
    public ArrayView<int> NextLevel => _words.Cast<int>().SubView(LevelPlace, 1);

    /// <summary>Gets what tells that a part of a warp's ring has come; shape [parts].</summary>
    public ArrayView<ulong> Arrivals(int warp) => _words.SubView(0, First).Cast<ulong>().SubView(FirstArrival + (warp * StreamRing.Parts), StreamRing.Parts);

    /// <summary>Gets the values.</summary>
    public ArrayView<uint> Values => _words.SubView(First, _values).Cast<uint>();

    /// <summary>Gets the ring of a warp.</summary>
    /// <param name="warp">The warp, counted in the block.</param>
    /// <param name="wordsOfPart">The words of each part.</param>
    public ArrayView<StreamWord> Ring(int warp, int wordsOfPart) => _words.SubView(First + _values + (warp * wordsOfPart * StreamRing.Parts), wordsOfPart * StreamRing.Parts);
}
