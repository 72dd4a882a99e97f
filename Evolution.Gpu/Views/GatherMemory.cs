using ILGPU;

namespace Evolution.Gpu.Views;

/// <summary>
/// A warp's room in its block's shared memory where values are gathered: the chunks that it has in hand, their edges, and for those
/// that come first the values of the edges' sources, a row for each edge.
/// </summary>
/// <param name="words">The room.</param>
public readonly struct GatherMemory(ArrayView<StreamWord> words)
{
    /// <summary>The chunks whose edges are there or under way; a power of two.</summary>
    public const int Chunks = 4;

    /// <summary>The chunks whose values are there or under way; a power of two.</summary>
    public const int Slots = 2;

    /// <summary>What lies before that of the first warp belongs to the team, in words. A power of two, from which ILGPU knows that words are read whole.</summary>
    private const int First = StreamWord.OfLine;

    private const int NumberWords = EdgeChunk.Most / ValueQuad.Count;

    private const int FirstValue = Chunks + (2 * Chunks * NumberWords);

    private readonly ArrayView<StreamWord> _words = words;

    /// <summary>Returns the calling warp's room; all threads of the block come here, as emulated shared memory demands.</summary>
    public static GatherMemory Open()
    {
        int words = WordsOfWarp(Warp.WarpSize);
        return new(SharedMemory.GetDynamic<StreamWord>().SubView(First + (WarpThread.WarpOfBlock * words), words));
    }

    /// <summary>Returns the bytes of shared memory for some warps.</summary>
    public static int BytesFor(int warps, int warpSize) => (First + (warps * WordsOfWarp(warpSize))) * StreamWord.Bytes;

    /// <summary>Returns the most warps that some bytes of shared memory have room for.</summary>
    public static int MostWarps(int bytes, int warpSize) => Math.Max(0, ((bytes / StreamWord.Bytes) - First) / WordsOfWarp(warpSize));

    /// <summary>Reads a chunk.</summary>
    public EdgeChunk Chunk(int number) => EdgeChunk.Of(_words[number & (Chunks - 1)]);

    /// <summary>Writes a chunk.</summary>
    public void Place(int number, StreamWord chunk) => _words[number & (Chunks - 1)] = chunk;

    /// <summary>Returns the sources of a chunk.</summary>
    public ArrayView<uint> Sources(int number) => Numbers(number & (Chunks - 1)).Cast<uint>();

    /// <summary>Returns the weights of a chunk, four in each word.</summary>
    public ArrayView<StreamWord> Weights(int number) => Numbers(Chunks + (number & (Chunks - 1)));

    /// <summary>Returns the values of a chunk as <c>[edge][lane]</c>, with as many lanes as a warp has threads.</summary>
    public ArrayView<float> Values(int number)
    {
        int words = EdgeChunk.Most * Warp.WarpSize / ValueQuad.Count;
        return _words.SubView(FirstValue + ((number & (Slots - 1)) * words), words).Cast<float>();
    }

    private ArrayView<StreamWord> Numbers(int column) => _words.SubView(Chunks + (column * NumberWords), NumberWords);

    private static int WordsOfWarp(int warpSize) => FirstValue + (Slots * EdgeChunk.Most * warpSize / ValueQuad.Count);
}
