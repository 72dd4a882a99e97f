using Evolution.Gpu.Views;
using ILGPU;

namespace Evolution.Gpu.Kernels;

/// <summary>What the kernels of teams have in common.</summary>
internal static class TeamPlace
{
    /// <summary>Returns whether the calling thread writes for its team.</summary>
    public static bool Leads<TTeam>()
        where TTeam : struct, ITeam<TTeam> => TTeam.Block == 0 && Group.IdxX == 0;

    /// <summary>Notes, for the leading thread, that the team has finished an item, whose scores it has written.</summary>
    /// <returns>True where it was the network's last item; then the scores of all of them can be read.</returns>
    public static bool FinishItem(TeamView work, int network)
    {
        if (work.Items == 1)
        {
            // No other team has scores of the network to be waited for.
            return true;
        }

        MemoryFence.DeviceLevel();
        bool isLast = Atomic.Add(ref work.Finished[network], 1) == work.Items - 1;
        MemoryFence.DeviceLevel();
        return isLast;
    }
}
