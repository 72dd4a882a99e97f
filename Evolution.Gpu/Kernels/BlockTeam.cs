using Evolution.Gpu.Views;
using ILGPU;

namespace Evolution.Gpu.Kernels;

/// <summary>A block is a team; each takes networks from a queue.</summary>
public readonly struct BlockTeam : ITeam<BlockTeam>
{
    /// <inheritdoc/>
    public static int Number => Grid.IdxX;

    /// <inheritdoc/>
    public static int Block => 0;

    /// <inheritdoc/>
    public static int Blocks => 1;

    /// <inheritdoc/>
    public static int Take(TeamView work, ArrayView<int> ticket, int previous)
    {
        Group.Barrier();
        if (Group.IdxX == 0)
        {
            ticket[0] = Atomic.Add(ref work.Queue[0], 1);
        }

        Group.Barrier();
        return ticket[0];
    }

    /// <inheritdoc/>
    public static int Arrive(TeamView work) => 0;

    /// <inheritdoc/>
    public static void Wait(TeamView work, int arrival) => Group.Barrier();
}
