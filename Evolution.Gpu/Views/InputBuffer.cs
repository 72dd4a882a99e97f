using Evolution.Core.Networks;
using Evolution.Core.Numerics;
using Evolution.Gpu.Kernels;
using ILGPU;

namespace Evolution.Gpu.Views;

/// <summary>
/// Edges or weighted inputs in a block's shared memory, the weight in the upper and the source or its value in the lower half of a word of
/// 8 bytes. Positions are spread over its banks: threads that add up neighbouring nodes of 32 edges each would else all read from the same.
/// </summary>
public readonly struct InputBuffer
{
    private const int RunBits = 5;

    /// <summary>The words that lie next to each other, a multiple of what the banks hold.</summary>
    private const int Run = 1 << RunBits;

    /// <summary>Odd, and large enough that node sizes near 32 spread too.</summary>
    private const int Skew = 5;

    /// <summary>Even, so that edges can be copied by two, though they spread less.</summary>
    private const int SkewOfEdges = 6;

    /// <summary>Where a tile is handed on, after the team's ticket.</summary>
    private const int TileWord = 2;
    private const int WordsOfTile = 4;

    /// <summary>The words before belong to the team. A power of two, from which ILGPU knows that a window of values may be written by 16 bytes.</summary>
    private const int First = 8;

    private const ulong WeightMask = 0xFFFFFFFF00000000;

    private readonly ArrayView<ulong> _words;
    private readonly ArrayView<EdgePair> _pairs;

    private InputBuffer(ArrayView<ulong> all, int window)
    {
        _words = all.SubView(First + (window / 2));

        // Counted in pairs, so that ILGPU knows that they may be read by 16 bytes.
        _pairs = all.Cast<EdgePair>().SubView((First / 2) + (window / ValueQuad.Count));
    }

    /// <summary>Returns the calling block's inputs; all its threads come here, as emulated shared memory demands.</summary>
    /// <param name="window">The values that lie before them; see <see cref="Window"/>.</param>
    public static InputBuffer Open(int window) => new(SharedMemory.GetDynamic<ulong>(), window);

    /// <summary>Returns the calling block's room for the values of some nodes, a multiple of <see cref="ValueQuad.Count"/>.</summary>
    public static ArrayView<uint> Window(int values) => SharedMemory.GetDynamic<ulong>().SubView(First, values / 2).Cast<uint>();

    /// <summary>Returns where a thread of the calling block leaves a tile for the others; shape [1].</summary>
    public static ArrayView<Tile> NextTile() => SharedMemory.GetDynamic<ulong>().SubView(TileWord, WordsOfTile).Cast<Tile>();

    /// <summary>Returns the bytes of shared memory for some weighted inputs, and what comes before them.</summary>
    public static int BytesFor(int inputs) => sizeof(ulong) * (First + Position(inputs));

    /// <summary>Returns the bytes of shared memory for some edges and a window, and what comes before them.</summary>
    public static long BytesForEdges(int edges, int window)
    {
        // One more may lie before the first, and after the last what is read with it.
        long positions = edges + 1L + WeightedOctet.Count;
        return (sizeof(ulong) * (First + positions + (positions / Run * SkewOfEdges))) + ((long)window * sizeof(float));
    }

    /// <summary>Returns the most edges that find room in some bytes of shared memory beside a window.</summary>
    public static int EdgesIn(int bytes, int window)
    {
        int words = ((bytes - (window * sizeof(float))) / sizeof(ulong)) - First;
        int runs = words / (Run + SkewOfEdges);
        return (runs * Run) + Math.Min(words % (Run + SkewOfEdges), Run - 1) - 1 - WeightedOctet.Count;
    }

    /// <summary>Starts to copy edges here, that of an even number to an even position from 0 on; the threads of the block share them out.</summary>
    public void Fetch(ArrayView<ulong> edges, int first, int end)
    {
        int even = EvenBefore(first);
        int pairs = (end - even) >> 1;
        ArrayView<EdgePair> source = edges.Cast<EdgePair>();
        for (int pair = Group.IdxX; pair < pairs; pair += Group.DimX)
        {
            AsyncCopy.Start(ref _pairs[PositionOfEdge(2 * pair) >> 1], ref source[(even >> 1) + pair]);
        }

        // No edge is read past the last one.
        int rest = even + (2 * pairs);
        if (Group.IdxX == 0 && rest < end)
        {
            AsyncCopy.Start(ref _words[PositionOfEdge(rest - even)], ref edges[rest]);
        }
    }

    /// <summary>Returns the edge that is at position 0 where some edge is the first one that is needed.</summary>
    public static int EvenBefore(int edge) => edge & ~1;

    /// <summary>Returns an edge that was copied.</summary>
    public NetworkEdge Edge(int edge) => GlobalNodes.Unpack(_words[PositionOfEdge(edge)]);

    /// <summary>Returns two edges that were copied, the first to an even position.</summary>
    public EdgePair Pair(int position) => _pairs[PositionOfEdge(position) >> 1];

    /// <summary>Writes an input.</summary>
    /// <param name="input">Its position.</param>
    /// <param name="edge">The 8 bytes of its edge, where the value takes the place of the source.</param>
    /// <param name="value">The value of the source.</param>
    public void Set(int input, ulong edge, float value) => _words[Position(input)] = (edge & WeightMask) | Interop.FloatAsInt(value);

    /// <summary>Returns an input.</summary>
    public WeightedInput<Float1> Get(int input)
    {
        ulong word = _words[Position(input)];
        return new(new Float1(Interop.IntAsFloat((uint)(word >> 32))), new Float1(Interop.IntAsFloat((uint)word)));
    }

    private static int Position(int input) => input + (input / Run * Skew);

    private static int PositionOfEdge(int edge) => edge + ((edge >> RunBits) * SkewOfEdges);
}
