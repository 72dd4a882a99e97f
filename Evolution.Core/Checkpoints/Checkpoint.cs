using Evolution.Core.Runs;

namespace Evolution.Core.Checkpoints;

/// <summary>A saved run.</summary>
/// <param name="Task">The task's id, such as <c>xor/1</c>.</param>
/// <param name="ConfigDigest">Tells apart configs that lead to different runs; any text.</param>
/// <param name="State">The run after a generation's evaluation.</param>
public sealed record Checkpoint(string Task, string ConfigDigest, RunState State);
