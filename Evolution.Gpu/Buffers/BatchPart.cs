using Evolution.Gpu.Lanes;

namespace Evolution.Gpu.Buffers;

/// <summary>Consecutive networks that are evaluated in one launch.</summary>
/// <param name="Start">The first network.</param>
/// <param name="End">One past the last network.</param>
/// <param name="MostNodes">The largest number of nodes of one of them.</param>
/// <param name="MostEdges">The largest number of edges of one of them.</param>
/// <param name="Memory">The memories that they and their values lie in.</param>
internal readonly record struct BatchPart(int Start, int End, int MostNodes, int MostEdges, MemoryPlan Memory)
{
    /// <summary>Gets the threads that share a network, and their lanes.</summary>
    public GroupShape Group { get; init; } = new(Threads: 1, LanesPerThread: 1);
}
