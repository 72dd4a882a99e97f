using System.Globalization;
using Evolution.Core.Runs;

namespace Evolution.Experiments.Reporting;

/// <summary>Writes <c>generations.csv</c>, a line a generation.</summary>
internal sealed class CsvObserver : IRunObserver, IDisposable
{
    private readonly StreamWriter _writer;

    public CsvObserver(string path)
    {
        _writer = new StreamWriter(path);
        _writer.WriteLine(
            "generation,evaluations,steps,bestFitness,meanFitness,championFitness,species,threshold,meanHidden,meanConnections,notFinite,negative,orderedTopologies,seconds");
    }

    /// <inheritdoc/>
    public void OnGeneration(EvolutionRun run, in GenerationReport report) =>
        _writer.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{report.Generation},{report.Evaluations},{report.Steps},{report.BestFitness},{report.MeanFitness},{report.ChampionFitness},{report.Species},{report.Threshold},{report.MeanHidden},{report.MeanConnections},{report.NotFinite},{report.Negative},{report.OrderedTopologies},{report.Seconds:F6}"));

    /// <inheritdoc/>
    public void Dispose() => _writer.Dispose();
}
