namespace Evolution.Core.Tasks;

/// <summary>A test of one network on what it did not evolve on.</summary>
/// <param name="Episodes">The number of fresh episodes, at least 1; where rows are tested, it does not matter.</param>
/// <param name="Threshold">The smallest fitness that passes; null where the fitness is only reported.</param>
public sealed record ChampionTest(int Episodes, float? Threshold)
{
    /// <summary>Gets what is tested, for reports.</summary>
    public string Name { get; init; } = $"{Episodes} fresh episodes";

    /// <summary>Gets the task that is scored: other rows, or another mode of an environment; null for the task itself.</summary>
    public EvolutionTask? Task { get; init; }

    /// <summary>Returns whether a fitness passes.</summary>
    public bool Passes(float fitness) => Threshold is not { } threshold || fitness >= threshold;
}
