using Evolution.Gpu.Views;
using ILGPU;
using ILGPU.IR.Intrinsics;

namespace Evolution.Gpu.Kernels;

/// <summary>
/// Values that blocks hand to each other without a barrier: each tells by its bits whether it is there. On a device they go past the
/// first-level caches (PTX ISA, memory consistency model: relaxed operations of the scope of a device).
/// </summary>
public static class Published
{
    /// <summary>The bits of a value that is not there yet: a NaN that no arithmetic of a device gives, and that memory is filled with by bytes.</summary>
    public const uint Missing = 0xFFFFFFFF;

    /// <summary>The byte that fills memory with values that are not there.</summary>
    public const byte MissingByte = 0xFF;

    private const uint NotANumber = 0x7FFFFFFF;

    /// <summary>Publishes a value.</summary>
    /// <param name="place">Where it is read.</param>
    /// <param name="value">The value; a NaN that would look like a missing value becomes another one.</param>
    public static void Write(ref uint place, float value)
    {
        uint bits = Interop.FloatAsInt(value);
        Store(ref place, bits == Missing ? NotANumber : bits);
    }

    /// <summary>Takes a value back: whoever reads it waits until it is published again.</summary>
    public static void Clear(ref uint place) => Store(ref place, Missing);

    /// <summary>Returns whether a value is not there yet.</summary>
    public static bool Misses(ref uint place) => Atomic.Add(ref place, 0) == Missing;

    /// <summary>Reads four values, each of which is there or not.</summary>
    [IntrinsicImplementation]
    public static ValueQuad Read(ref ValueQuad place) => new()
    {
        A = Volatile.Read(ref place.A),
        B = Volatile.Read(ref place.B),
        C = Volatile.Read(ref place.C),
        D = Volatile.Read(ref place.D),
    };

    [IntrinsicImplementation]
    internal static void Store(ref uint place, uint bits) => Volatile.Write(ref place, bits);
}
