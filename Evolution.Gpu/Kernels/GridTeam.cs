using Evolution.Gpu.Views;
using ILGPU;

namespace Evolution.Gpu.Kernels;

/// <summary>All blocks are one team. All of them must be resident at once, or those that wait would keep the others out.</summary>
public readonly struct GridTeam : ITeam<GridTeam>
{
    /// <inheritdoc/>
    public static int Number => 0;

    /// <inheritdoc/>
    public static int Block => Grid.IdxX;

    /// <inheritdoc/>
    public static int Blocks => Grid.DimX;

    /// <inheritdoc/>
    public static int Take(TeamView work, ArrayView<int> ticket, int previous) => previous + 1;

    /// <inheritdoc/>
    public static long Arrive(TeamView work)
    {
        long complete = 0;
        Group.Barrier();
        if (Group.IdxX == 0)
        {
            // This fence publishes what the block wrote; the one after waiting drops what its first-level cache still holds.
            MemoryFence.DeviceLevel();
            complete = ((Atomic.Add(ref work.Arrivals[0], 1L) / Grid.DimX) + 1) * Grid.DimX;
        }

        return complete;
    }

    /// <inheritdoc/>
    public static void Wait(TeamView work, long arrival)
    {
        if (Group.IdxX == 0)
        {
            while (Atomic.Add(ref work.Arrivals[0], 0L) < arrival)
            {
            }

            MemoryFence.DeviceLevel();
        }

        Group.Barrier();
    }
}
