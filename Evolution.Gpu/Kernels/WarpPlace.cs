using Evolution.Gpu.Views;
using ILGPU;

namespace Evolution.Gpu.Kernels;

/// <summary>
/// Where a thread works: in which warp, in which group of it, as which thread of that. A warp's groups take networks together
/// and wait for each other, so that all barriers are a warp's; networks come by work, so the wait is short.
/// </summary>
public readonly struct WarpPlace
{
    /// <summary>The warp, counted in its block.</summary>
    public readonly int Warp;

    /// <summary>The thread, counted in its warp.</summary>
    public readonly int WarpLane;

    /// <summary>The group, counted in its warp.</summary>
    public readonly int Group;

    /// <summary>The thread, counted in its group.</summary>
    public readonly int Thread;

    private WarpPlace(int warp, int warpLane, int threads)
    {
        Warp = warp;
        WarpLane = warpLane;
        Group = warpLane / threads;
        Thread = warpLane % threads;
    }

    /// <summary>Finds the calling thread's place.</summary>
    public static WarpPlace Find(WorkView work) =>
        new(ILGPU.Group.IdxX / ILGPU.Warp.WarpSize, ILGPU.Group.IdxX % ILGPU.Warp.WarpSize, work.ThreadsPerGroup);

    /// <summary>Returns the warp, counted over the whole launch.</summary>
    public int WarpInLaunch(WorkView work) => (Grid.IdxX * work.WarpsPerBlock) + Warp;

    /// <summary>Returns the position of the group's counter in shared memory, behind the warps' tickets.</summary>
    public int Counter(WorkView work) => work.WarpsPerBlock + (Warp * work.GroupsPerWarp) + Group;

    /// <summary>Returns whether the thread has a group: threads that do not make up a whole one stand idle.</summary>
    public bool HasGroup(WorkView work) => Group < work.GroupsPerWarp;

    /// <summary>Takes as many networks as the warp has groups, once all its threads have come here, and sets the groups' counters to 0.</summary>
    /// <returns>The first network taken; past the last one, there are no more.</returns>
    public int TakeNetworks(ArrayView<int> control, WorkView work)
    {
        ILGPU.Warp.Barrier();
        if (WarpLane == 0)
        {
            control[Warp] = Atomic.Add(ref work.Queue[0], work.GroupsPerWarp);
        }

        if (Thread == 0 && HasGroup(work))
        {
            control[Counter(work)] = 0;
        }

        ILGPU.Warp.Barrier();
        return control[Warp];
    }

    /// <summary>Returns where the group's network puts the score of each of its items.</summary>
    public ArrayView<float> Scores(WorkView work)
    {
        long group = ((long)WarpInLaunch(work) * work.GroupsPerWarp) + Group;
        return work.Scores.SubView(HasGroup(work) ? group * work.Items : 0, work.Items);
    }
}
