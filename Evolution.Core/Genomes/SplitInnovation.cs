namespace Evolution.Core.Genomes;

/// <summary>The ids that splitting a connection needs.</summary>
/// <param name="Node">The new node.</param>
/// <param name="Incoming">The connection that leads to it.</param>
/// <param name="Outgoing">The connection that leads on.</param>
internal readonly record struct SplitInnovation(int Node, int Incoming, int Outgoing);
