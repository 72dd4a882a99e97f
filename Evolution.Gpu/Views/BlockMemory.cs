using ILGPU;

namespace Evolution.Gpu.Views;

/// <summary>The dynamic shared memory of a block, seen as integers, as words of 8 bytes and as floats.</summary>
/// <remarks>
/// Opened once, by every thread, before anything else: ILGPU's emulation of a device hands out memory by the order of the calls, and
/// lays the three views side by side instead of one over the other.
/// </remarks>
public readonly struct BlockMemory
{
    /// <summary>Tickets and counters of warps and groups, and outputs of networks.</summary>
    public readonly ArrayView<int> Integers;

    /// <summary>Networks.</summary>
    public readonly ArrayView<ulong> Words;

    /// <summary>Values of nodes.</summary>
    public readonly ArrayView<float> Floats;

    private BlockMemory(ArrayView<int> integers, ArrayView<ulong> words, ArrayView<float> floats)
    {
        Integers = integers;
        Words = words;
        Floats = floats;
    }

    /// <summary>Opens it.</summary>
    public static BlockMemory Open() =>
        new(SharedMemory.GetDynamic<int>(), SharedMemory.GetDynamic<ulong>(), SharedMemory.GetDynamic<float>());
}
