namespace Evolution.Core.Tasks;

/// <summary>What a genome earned.</summary>
/// <param name="Fitness">Larger is better.</param>
/// <param name="Solved">Whether the task's own criterion is met.</param>
public readonly record struct TaskScore(float Fitness, bool Solved);
