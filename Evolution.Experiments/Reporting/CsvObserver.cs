using System.Globalization;
using System.Text;
using Evolution.Core.Runs;
using Evolution.Core.Speciation;

namespace Evolution.Experiments.Reporting;

/// <summary>Writes <c>generations.csv</c>, a line a generation.</summary>
internal sealed class CsvObserver : IRunObserver, IDisposable
{
    private const string Header =
        "generation,evaluations,steps,bestFitness,meanFitness,championFitness,species,threshold,meanHidden,meanConnections,notFinite,negative,orderedTopologies,speciesMembers,seconds";

    private readonly StreamWriter _writer;
    private readonly StringBuilder _line = new();

    /// <summary>Opens the file.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="kept">The generations whose lines stay, from the first on; 0 starts anew.</param>
    public CsvObserver(string path, int kept = 0)
    {
        string[] lines = kept == 0 || !File.Exists(path) ? [Header] : [.. File.ReadLines(path).Take(kept + 1)];
        File.WriteAllLines(path + ".tmp", lines);
        File.Move(path + ".tmp", path, overwrite: true);
        _writer = new StreamWriter(path, append: true);
    }

    /// <summary>Hands all lines to the system.</summary>
    public void Flush() => _writer.Flush();

    /// <inheritdoc/>
    public void OnGeneration(EvolutionRun run, in GenerationReport report)
    {
        _line.Clear().Append(
            CultureInfo.InvariantCulture,
            $"{report.Generation},{report.Evaluations},{report.Steps},{report.BestFitness},{report.MeanFitness},{report.ChampionFitness},{report.Species},{report.Threshold},{report.MeanHidden},{report.MeanConnections},{report.NotFinite},{report.Negative},{report.OrderedTopologies},");
        for (int position = 0; position < run.Species.All.Count; position++)
        {
            Species species = run.Species.All[position];
            _line.Append(CultureInfo.InvariantCulture, $"{(position == 0 ? string.Empty : " ")}{species.Id}:{species.Count}");
        }

        _writer.WriteLine(_line.Append(CultureInfo.InvariantCulture, $",{report.Seconds:F6}"));
    }

    /// <inheritdoc/>
    public void Dispose() => _writer.Dispose();
}
