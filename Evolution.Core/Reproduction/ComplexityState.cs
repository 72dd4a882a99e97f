namespace Evolution.Core.Reproduction;

/// <summary>Where phased search stands, after the last generation that was bred from.</summary>
/// <param name="IsSimplifying">Whether children are simplified.</param>
/// <param name="Best">The best fitness so far; negative infinity before any.</param>
/// <param name="Improved">The generation from which a stall is counted.</param>
/// <param name="Base">The mean number of connection genes that the relative ceiling is counted from; not a number before the first generation.</param>
/// <param name="Lowest">The lowest mean of the present simplification.</param>
/// <param name="Fell">The generation that had it.</param>
public readonly record struct ComplexityState(bool IsSimplifying, float Best, int Improved, double Base, double Lowest, int Fell)
{
    /// <summary>Gets the state before the first generation.</summary>
    public static ComplexityState Start { get; } = new(false, float.NegativeInfinity, 0, double.NaN, 0, 0);
}
