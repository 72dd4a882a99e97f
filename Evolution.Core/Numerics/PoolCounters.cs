using System.Runtime.InteropServices;

namespace Evolution.Core.Numerics;

/// <summary>What the workers of a pool count together, each on a cache line of its own: threads that wait read one without end.</summary>
[StructLayout(LayoutKind.Explicit, Size = 4 * Apart)]
internal sealed class PoolCounters
{
    /// <summary>Processors fetch lines by pairs.</summary>
    private const int Apart = 128;

    /// <summary>Portions of the job that no worker has taken yet; 0 or less where there is none.</summary>
    [FieldOffset(Apart)]
    public int Open;

    /// <summary>Portions that are not done.</summary>
    [FieldOffset(2 * Apart)]
    public int Unfinished;

    /// <summary>Threads that sleep or are about to.</summary>
    [FieldOffset(3 * Apart)]
    public int Asleep;
}
