using Evolution.Core.Networks;
using Evolution.Core.Numerics;
using ILGPU;

namespace Evolution.Gpu.Views;

/// <summary>
/// Weighted inputs in a block's shared memory, the value in the lower and the weight in the upper half of 8 bytes, so that two lie in a word.
/// Those of a lane, or of a warp, make up a column, spread over the banks: threads that add up neighbouring nodes of 32 edges each would else all read from the same.
/// </summary>
public readonly struct InputBuffer
{
    /// <summary>The inputs that lie next to each other: what the banks hold twice.</summary>
    private const int Run = 32;

    /// <summary>The inputs of a word.</summary>
    private const int OfWord = 2;

    /// <summary>What lies before belongs to the team, in words. A power of two, from which ILGPU knows that words are read whole.</summary>
    private const int First = StreamWord.OfLine;

    /// <summary>The words of a thread's inputs, which are <see cref="EdgeOctet.Count"/>, and what is left out after some of them, rounded up: so a warp finds its column without dividing.</summary>
    private const int WordsOfThread = (EdgeOctet.Count / OfWord) + 1;

    private const ulong WeightMask = 0xFFFFFFFF00000000;

    private readonly ArrayView<StreamWord> _words;

    private InputBuffer(ArrayView<StreamWord> words) => _words = words;

    /// <summary>Returns the calling block's inputs; all its threads come here, as emulated shared memory demands.</summary>
    public static InputBuffer Open() => new(SharedMemory.GetDynamic<StreamWord>().SubView(First));

    /// <summary>Returns the bytes of shared memory for some columns of weighted inputs, and what comes before them.</summary>
    public static int BytesFor(int columns, int inputs) => StreamWord.Bytes * (First + (columns * WordsOfColumn(inputs)));

    /// <summary>Returns the bytes of shared memory for as many inputs as some threads have in hand, a column for each warp, and what comes before them.</summary>
    public static int BytesForWarps(int threads) => StreamWord.Bytes * (First + (threads * WordsOfThread));

    /// <summary>Returns the column of the calling warp.</summary>
    public InputBuffer OfWarp() => new(_words.SubView((Group.IdxX & -Warp.WarpSize) * WordsOfThread));

    /// <summary>Returns a column of inputs, as if it were the only one.</summary>
    /// <param name="column">The column.</param>
    /// <param name="inputs">The inputs of each column, a multiple of <see cref="StagedOctet.Count"/>.</param>
    public InputBuffer Column(int column, int inputs) => new(_words.SubView(column * WordsOfColumn(inputs)));

    /// <summary>Writes an input of the column.</summary>
    /// <param name="input">Its position.</param>
    /// <param name="edge">The 8 bytes of its edge, where the value takes the place of the source.</param>
    /// <param name="value">The value of the source.</param>
    public void Set(int input, ulong edge, float value) => _words.Cast<ulong>()[Position(input)] = (edge & WeightMask) | Interop.FloatAsInt(value);

    /// <summary>Returns an input of the column.</summary>
    public WeightedInput<Float1> Get(int input)
    {
        ulong both = _words.Cast<ulong>()[Position(input)];
        return new(new Float1(Interop.IntAsFloat((uint)(both >> 32))), new Float1(Interop.IntAsFloat((uint)both)));
    }

    /// <summary>Returns an octet of the column.</summary>
    public StagedOctet Octet(int octet) => StagedOctet.Read(_words.SubView((int)((uint)Position(octet * StagedOctet.Count) / OfWord)));

    // A word is left out after each run.
    private static int Position(int input) => input + (OfWord * (int)((uint)input / Run));

    // Two words more than a multiple of what the banks hold: four lanes read side by side, each from banks of its own.
    private static int WordsOfColumn(int inputs) => ((Position(inputs) + (OfWord * StreamWord.OfLine) - 1) / (OfWord * StreamWord.OfLine) * StreamWord.OfLine) + 2;
}
