using Evolution.Gpu.Views;
using ILGPU.IR.Intrinsics;

namespace Evolution.Gpu.Kernels;

/// <summary>
/// Copies from global to shared memory that one thread asks for and an engine of the device does, from the architecture 9.0 on
/// (PTX ISA, cp.async.bulk and mbarrier). An arrival, 8 bytes of shared memory, tells when one has come. Elsewhere there are none.
/// </summary>
public static class BulkCopy
{
    /// <summary>Returns whether there are any; the same for a whole device.</summary>
    [IntrinsicImplementation]
    public static bool Exists() => false;

    /// <summary>Makes an arrival ready for its first copy.</summary>
    /// <param name="arrival">The arrival.</param>
    [IntrinsicImplementation]
    public static void Open(ref ulong arrival)
    {
    }

    /// <summary>Makes it memory like any other again.</summary>
    /// <param name="arrival">The arrival, whose copies have all come.</param>
    [IntrinsicImplementation]
    public static void Close(ref ulong arrival)
    {
    }

    /// <summary>Starts a copy.</summary>
    /// <param name="target">Where it goes, in shared memory.</param>
    /// <param name="source">Where it lies, in global memory.</param>
    /// <param name="bytes">How much; a multiple of 16.</param>
    /// <param name="arrival">The arrival, whose copy before has come.</param>
    [IntrinsicImplementation]
    public static void Start(ref StreamWord target, ref StreamWord source, int bytes, ref ulong arrival)
    {
    }

    /// <summary>Waits until a copy has come, which the calling thread then sees.</summary>
    /// <param name="arrival">Its arrival.</param>
    /// <param name="turn">The lowest bit of the number of copies before, with that arrival.</param>
    [IntrinsicImplementation]
    public static void Wait(ref ulong arrival, int turn)
    {
    }
}
