namespace Evolution.Core.Genomes;

/// <summary>Where a genome lies: its topology, and its numbers in the segment of the worker that wrote them.</summary>
/// <param name="Topology">Id in the topology table.</param>
/// <param name="Segment">Number of the worker's segment.</param>
/// <param name="Offset">Position of its first weight; its biases follow its weights, its time constants its biases.</param>
internal readonly record struct GenomeSlot(int Topology, int Segment, int Offset);
