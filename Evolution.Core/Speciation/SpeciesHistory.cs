namespace Evolution.Core.Speciation;

/// <summary>What a run remembers of a species from generation to generation.</summary>
/// <param name="Id">The species' number.</param>
/// <param name="Founded">The generation in which it was founded.</param>
/// <param name="BestFitness">The best fitness that any member ever had.</param>
/// <param name="Improved">The generation in which that was reached.</param>
/// <param name="Tested">The generation in which its champion was last tested; -1 before it was.</param>
public readonly record struct SpeciesHistory(int Id, int Founded, float BestFitness, int Improved, int Tested);
