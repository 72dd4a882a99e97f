using ILGPU;

namespace Evolution.Gpu.Views;

/// <summary>Where the calling thread stands. Masked, because a device divides at length, and the compiler does it anew wherever it needs the result; warps have a power of two of threads.</summary>
internal static class WarpThread
{
    /// <summary>Gets the thread, counted in its warp.</summary>
    public static int Lane => Group.IdxX & (Warp.WarpSize - 1);

    /// <summary>Gets the warp, counted in its block.</summary>
    public static int WarpOfBlock => (int)((uint)Group.IdxX / (uint)Warp.WarpSize);
}
