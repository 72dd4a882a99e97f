using ILGPU;

namespace Evolution.Gpu.Views;

/// <summary>
/// A block's shared memory where it keeps values: what belongs to the team, the ring of each warp that reads a <see cref="NodeStream"/>, then the values.
/// Rings come first so that each begins with a line.
/// </summary>
public readonly struct WindowMemory
{
    /// <summary>What lies before the rings, in words. A power of two, from which ILGPU knows that words are read whole.</summary>
    private const int First = StreamWord.OfLine;

    /// <summary>Where the next level is told, after the team's ticket.</summary>
    private const int LevelPlace = 4;

    private readonly ArrayView<StreamWord> _words;
    private readonly int _wordsOfRing;
    private readonly int _firstValue;
    private readonly int _values;

    private WindowMemory(ArrayView<StreamWord> words, TeamView work)
    {
        _words = words;
        _wordsOfRing = work.WordsOfPart * StreamRing.Parts;
        _firstValue = First + (work.StreamsOfBlock * _wordsOfRing);
        _values = work.Window / ValueQuad.Count;
    }

    /// <summary>Returns the calling block's memory; all its threads come here, as emulated shared memory demands.</summary>
    public static WindowMemory Open(TeamView work) => new(SharedMemory.GetDynamic<StreamWord>(), work);

    /// <summary>Returns the bytes of shared memory for some values, a multiple of <see cref="ValueQuad.Count"/>, and some words.</summary>
    public static long BytesFor(int values, long words) => ((First + words) * StreamWord.Bytes) + ((long)values * sizeof(float));

    /// <summary>Gets where a thread tells the others of the first node of the next level; shape [1].</summary>
    public ArrayView<int> NextLevel => _words.Cast<int>().SubView(LevelPlace, 1);

    /// <summary>Gets the values.</summary>
    public ArrayView<uint> Values => _words.SubView(_firstValue, _values).Cast<uint>();

    /// <summary>Gets the ring of a warp, counted in the block.</summary>
    public ArrayView<StreamWord> Ring(int warp) => _words.SubView(First + (warp * _wordsOfRing), _wordsOfRing);
}
