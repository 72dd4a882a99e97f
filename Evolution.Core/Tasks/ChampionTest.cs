namespace Evolution.Core.Tasks;

/// <summary>A test over fresh episodes that decides whether a task is solved.</summary>
/// <param name="Episodes">The number of fresh episodes, at least 1.</param>
/// <param name="Threshold">The smallest fitness over those episodes that passes.</param>
public sealed record ChampionTest(int Episodes, float Threshold);
