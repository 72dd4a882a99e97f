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
    public static int Arrive(TeamView work)
    {
        int before = 0;
        Group.Barrier();
        if (Group.IdxX == 0)
        {
            // This fence publishes what the block wrote; the one after waiting drops what its first-level cache still holds.
            MemoryFence.DeviceLevel();

            // All blocks together add the sign bit, which so changes when the last of them comes, however often.
            before = Atomic.Add(ref work.Arrivals[0], Grid.IdxX == 0 ? int.MaxValue - Grid.DimX + 2 : 1);
        }

        return before;
    }

    /// <inheritdoc/>
    public static void Wait(TeamView work, int arrival)
    {
        if (Group.IdxX == 0)
        {
            while ((Atomic.Add(ref work.Arrivals[0], 0) ^ arrival) >= 0)
            {
            }

            MemoryFence.DeviceLevel();
        }

        Group.Barrier();
    }
}
