using Evolution.Gpu.Views;
using ILGPU.IR.Intrinsics;

namespace Evolution.Gpu.Kernels;

/// <summary>
/// Copies from global to shared memory that go on while a thread does something else, from the architecture 8.0 on (PTX ISA,
/// cp.async). Elsewhere, and on the host, a copy is done when the call returns.
/// </summary>
public static class AsyncCopy
{
    /// <summary>Starts to copy a word.</summary>
    /// <param name="target">Where it goes, in shared memory.</param>
    /// <param name="source">Where it lies, in global memory.</param>
    [IntrinsicImplementation]
    public static void Start(ref StreamWord target, ref StreamWord source) => target = source;

    /// <summary>Starts to copy 4 bytes.</summary>
    /// <param name="target">Where they go, in shared memory.</param>
    /// <param name="source">Where they lie, in global memory.</param>
    [IntrinsicImplementation]
    public static void Start(ref uint target, ref uint source) => target = source;

    /// <summary>Makes a group of the copies that the calling thread has started since the last one.</summary>
    [IntrinsicImplementation]
    public static void Commit()
    {
    }

    /// <summary>Waits for all groups of the calling thread but the last two. Other threads see them after a barrier.</summary>
    [IntrinsicImplementation]
    public static void WaitForAllButTwo()
    {
    }

    /// <summary>Waits for all groups of the calling thread but the last one. Other threads see them after a barrier.</summary>
    [IntrinsicImplementation]
    public static void WaitForAllButOne()
    {
    }

    /// <summary>Waits for all copies that the calling thread has started. Other threads see them after a barrier.</summary>
    [IntrinsicImplementation]
    public static void Wait()
    {
    }
}
