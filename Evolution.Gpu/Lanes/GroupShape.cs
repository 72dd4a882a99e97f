using ILGPU.Runtime;

namespace Evolution.Gpu.Lanes;

/// <summary>The threads that share the items of a network, and the lanes that each of them computes together.</summary>
/// <param name="Threads">Threads, at most a warp's.</param>
/// <param name="LanesPerThread">1, or 2, when one fetch of an edge serves two lanes.</param>
internal readonly record struct GroupShape(int Threads, int LanesPerThread)
{
    /// <summary>Instructions for an edge that lanes of a thread share, and that each takes, its part of node and task included (PTX of the cart-pole kernel).</summary>
    private const double SharedByLanes = 5;
    private const double OfEachLane = 6;

    /// <summary>With fewer, a warp holds so many networks that their different numbers of edges cost what pairs save (measured with cart-pole: -7 % at 4, +9 % at 5).</summary>
    private const int FewestItemsOfPairs = 5;

    /// <summary>Returns the shape for some items, with a number of lanes a thread.</summary>
    public static GroupShape For(int items, int mostThreads, int lanesPerThread) =>
        new(Math.Clamp((items + lanesPerThread - 1) / lanesPerThread, 1, mostThreads), lanesPerThread);

    /// <summary>Returns whether two lanes a thread are cheaper than one, by estimate.</summary>
    public static bool PairsPay(int items, int mostThreads, int warpSize) =>
        items >= FewestItemsOfPairs && For(items, mostThreads, 2).CostFor(items, warpSize) < For(items, mostThreads, 1).CostFor(items, warpSize);

    /// <summary>Returns whether the threads of some networks are enough to fill half of a device: with fewer, each waits longer for two lanes than it saves (10,000 networks of 5 items: +19 %).</summary>
    public bool Fill(int networks, Accelerator accelerator) =>
        2L * networks * Threads >= (long)accelerator.NumMultiprocessors * accelerator.MaxNumThreadsPerMultiprocessor;

    /// <summary>Returns the instructions that a warp takes for an edge of each of its networks, by estimate.</summary>
    private double CostFor(int items, int warpSize)
    {
        int lanes = Threads * LanesPerThread;
        int rounds = (items + lanes - 1) / lanes;
        return rounds * (SharedByLanes + (LanesPerThread * OfEachLane)) / (warpSize / Threads);
    }
}
