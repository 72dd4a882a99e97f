namespace Evolution.Gpu;

/// <summary>The threads that share the items of a network, and the lanes that each of them computes together.</summary>
/// <param name="Threads">Threads, at most a warp's.</param>
/// <param name="LanesPerThread">1, or 2, when one fetch of an edge serves two lanes.</param>
internal readonly record struct GroupShape(int Threads, int LanesPerThread)
{
    /// <summary>Instructions for an edge that lanes of a thread share, and that each of them takes (the PTX of the cart-pole kernel).</summary>
    private const double SharedByLanes = 3;
    private const double OfEachLane = 2;

    /// <summary>What every doubling of the networks of a warp costs, whose nodes have different numbers of edges.</summary>
    private const double Divergence = 0.3;

    /// <summary>Returns the shape for some items, with a number of lanes a thread.</summary>
    public static GroupShape For(int items, int mostThreads, int lanesPerThread) =>
        new(Math.Clamp((items + lanesPerThread - 1) / lanesPerThread, 1, mostThreads), lanesPerThread);

    /// <summary>Returns the time that a warp takes for an edge of a network, by estimate.</summary>
    public double CostFor(int items, int warpSize)
    {
        int lanes = Threads * LanesPerThread;
        int rounds = (items + lanes - 1) / lanes;
        int networks = warpSize / Threads;
        return rounds * (SharedByLanes + (LanesPerThread * OfEachLane)) * (1 + (Divergence * Math.Log2(networks))) / networks;
    }
}
