namespace Evolution.Experiments.Reporting;

/// <summary>A line of <c>generations.csv</c>, as far as reports show it.</summary>
/// <param name="Generation">The generation, counted from 0.</param>
/// <param name="BestFitness">The best fitness of the generation.</param>
/// <param name="MeanFitness">The mean fitness.</param>
/// <param name="ChampionFitness">The best fitness so far.</param>
/// <param name="MeanHidden">The mean number of hidden nodes that outputs depend on.</param>
/// <param name="MeanConnections">The mean number of connections that outputs depend on.</param>
/// <param name="Species">The number of species.</param>
/// <param name="Members">Each species and its members, oldest species first; empty in files of earlier versions.</param>
internal sealed record GenerationRow(
    int Generation,
    double BestFitness,
    double MeanFitness,
    double ChampionFitness,
    double MeanHidden,
    double MeanConnections,
    int Species,
    IReadOnlyList<(int Id, int Members)> Members);
