using Evolution.Core.Networks;
using Evolution.Core.Numerics;
using ILGPU;

namespace Evolution.Gpu.Views;

/// <summary>
/// Weighted inputs in a block's shared memory, the weight in the upper and the value in the lower half of a word of
/// 8 bytes. Positions are spread over its banks: threads that add up neighbouring nodes of 32 edges each would else all read from the same.
/// </summary>
public readonly struct InputBuffer
{
    /// <summary>The words that lie next to each other, a multiple of what the banks hold.</summary>
    private const int Run = 32;

    /// <summary>Odd, and large enough that node sizes near 32 spread too.</summary>
    private const int Skew = 5;

    /// <summary>The words before belong to the team.</summary>
    private const int First = 1;

    private const ulong WeightMask = 0xFFFFFFFF00000000;

    private readonly ArrayView<ulong> _words;

    private InputBuffer(ArrayView<ulong> words) => _words = words;

    /// <summary>Returns the calling block's inputs; all its threads come here, as emulated shared memory demands.</summary>
    public static InputBuffer Open() => new(SharedMemory.GetDynamic<ulong>().SubView(First));

    /// <summary>Returns the bytes of shared memory for some weighted inputs, and what comes before them.</summary>
    public static int BytesFor(int inputs) => sizeof(ulong) * (First + Position(inputs));

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
}
