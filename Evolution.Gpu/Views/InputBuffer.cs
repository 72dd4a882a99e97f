using ILGPU;

namespace Evolution.Gpu.Views;

/// <summary>
/// Weighted inputs in a block's shared memory, the weight in the upper and the value in the lower half of a word of 8 bytes. Positions are
/// spread over its banks: threads that add up neighbouring nodes of 32 edges each would else all read from the same.
/// </summary>
public readonly struct InputBuffer
{
    /// <summary>The words that lie next to each other, a multiple of what the banks hold.</summary>
    private const int Run = 32;

    /// <summary>Odd, and large enough that node sizes near 32 spread too.</summary>
    private const int Skew = 5;

    /// <summary>The words before the inputs belong to the team.</summary>
    private const int First = 1;

    private readonly ArrayView<ulong> _words;

    private InputBuffer(ArrayView<ulong> words) => _words = words;

    /// <summary>Returns the calling block's inputs; all its threads come here, as emulated shared memory demands.</summary>
    public static InputBuffer Open() => new(SharedMemory.GetDynamic<ulong>());

    /// <summary>Returns the bytes of shared memory for some inputs, and what comes before them.</summary>
    public static int BytesFor(int inputs) => sizeof(ulong) * (Position(inputs) + 1);

    /// <summary>Writes an input.</summary>
    public void Set(int input, ulong word) => _words[Position(input)] = word;

    /// <summary>Returns an input.</summary>
    public ulong Get(int input) => _words[Position(input)];

    private static int Position(int input) => First + input + (input / Run * Skew);
}
