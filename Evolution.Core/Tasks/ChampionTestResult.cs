namespace Evolution.Core.Tasks;

/// <summary>How a network did in a test.</summary>
/// <param name="Name">What was tested.</param>
/// <param name="Episodes">The episodes played.</param>
/// <param name="Fitness">The fitness; null if it was not finite.</param>
/// <param name="Threshold">The smallest fitness that passes; null where it is only reported.</param>
/// <param name="Passed">Whether it passed.</param>
public sealed record ChampionTestResult(string Name, int Episodes, float? Fitness, float? Threshold, bool Passed);
