using Evolution.Core.Graphs;

namespace Evolution.Core.Genomes;

/// <summary>What checking a topology needs, kept for the next one.</summary>
internal sealed class StructureScratch
{
    /// <summary>Gets the pairs of joined nodes.</summary>
    public HashSet<(int Source, int Target)> Ends { get; } = [];

    /// <summary>Gets the search for cycles.</summary>
    public CycleProbe Cycles { get; } = new();
}
