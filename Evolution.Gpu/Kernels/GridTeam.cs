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
    public static void Barrier(TeamView work)
    {
        Group.Barrier();
        if (Group.IdxX == 0)
        {
            // The fence before publishes what the block wrote; the one after drops what its first-level cache still holds.
            MemoryFence.DeviceLevel();
            long complete = ((Atomic.Add(ref work.Arrivals[0], 1L) / Grid.DimX) + 1) * Grid.DimX;
            while (Atomic.Add(ref work.Arrivals[0], 0L) < complete)
            {
            }

            MemoryFence.DeviceLevel();
        }

        Group.Barrier();
    }
}
