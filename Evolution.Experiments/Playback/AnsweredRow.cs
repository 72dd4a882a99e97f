namespace Evolution.Experiments.Playback;

/// <summary>A row of a task with what a network answered.</summary>
/// <param name="Number">Its number in the table, from 1.</param>
/// <param name="Inputs">What the network saw.</param>
/// <param name="Targets">What was wanted.</param>
/// <param name="Outputs">What the network gave.</param>
/// <param name="IsRight">Whether the task counts the row as passed.</param>
internal sealed record AnsweredRow(int Number, float[] Inputs, float[] Targets, float[] Outputs, bool IsRight);
