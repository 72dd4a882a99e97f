using Evolution.Core.Genomes;

namespace Evolution.Gpu.Compiling;

/// <summary>Which of the forms of a task's kernel is meant.</summary>
/// <param name="Memory">The memories that networks and values lie in.</param>
/// <param name="Activation">The function of all nodes, which all sum; null where nodes differ.</param>
/// <param name="Kind">The kind of the networks.</param>
/// <param name="LanesPerThread">The lanes that a thread computes together, 1 or 2.</param>
internal readonly record struct KernelKey(MemoryPlan Memory, ActivationKind? Activation, NetworkKind Kind = NetworkKind.Feedforward, int LanesPerThread = 1);
