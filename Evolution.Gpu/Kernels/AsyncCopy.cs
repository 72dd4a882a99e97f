using Evolution.Gpu.Views;
using ILGPU.IR.Intrinsics;

namespace Evolution.Gpu.Kernels;

/// <summary>
/// Copies from global to shared memory that go on while a thread does something else, from the architecture 8.0 on (PTX ISA,
/// cp.async). Elsewhere, and on the host, a copy is done when the call returns.
/// </summary>
public static class AsyncCopy
{
    /// <summary>Starts to copy an edge.</summary>
    /// <param name="target">Where it goes, in shared memory.</param>
    /// <param name="source">Where it lies, in global memory.</param>
    [IntrinsicImplementation]
    public static void Start(ref ulong target, ref ulong source) => target = source;

    /// <summary>Starts to copy two edges.</summary>
    /// <param name="target">Where they go, in shared memory, aligned to 16 bytes.</param>
    /// <param name="source">Where they lie, in global memory, aligned to 16 bytes.</param>
    [IntrinsicImplementation]
    public static void Start(ref EdgePair target, ref EdgePair source) => target = source;

    /// <summary>Waits for all copies that the calling thread has started. Other threads see them after a barrier.</summary>
    [IntrinsicImplementation]
    public static void Wait()
    {
    }
}
