using System.Globalization;
using Evolution.Core.Tasks;
using Evolution.Experiments.Export;

namespace Evolution.Experiments.Reporting;

/// <summary>Tells of a run or a champion in plain lines, for pipes and files.</summary>
internal static class PlainInspection
{
    private const int GenerationsTold = 12;

    /// <summary>Writes what a run has left.</summary>
    public static void Write(TextWriter output, RunFiles files)
    {
        output.WriteLine(SummaryFacts.TitleOf(files.Summary));
        foreach ((string name, string value) in SummaryFacts.Of(files.Summary))
        {
            output.WriteLine($"{name}: {value}");
        }

        foreach (ChampionTestResult test in files.Summary.Tests)
        {
            output.WriteLine($"test: {SummaryPrinter.ToText(test)}");
        }

        foreach ((string phase, double seconds) in files.Summary.PhaseSeconds.Where(phase => phase.Value > 0))
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"phase {phase}: {seconds:0.0000} s"));
        }

        IReadOnlyList<GenerationRow> rows = files.Generations.Rows;
        int told = Math.Min(rows.Count, GenerationsTold);
        for (int i = 0; i < told; i++)
        {
            GenerationRow row = rows[told == 1 ? 0 : i * (rows.Count - 1) / (told - 1)];
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"generation {row.Generation}: best {row.BestFitness:G6}, mean {row.MeanFitness:G6}, {row.Species} species, {row.MeanHidden:F1} hidden, {row.MeanConnections:F1} connections"));
        }
    }

    /// <summary>Writes a network.</summary>
    public static void Write(TextWriter output, NetworkGraph graph)
    {
        foreach ((string node, string level, string function, string bias, string from) in NetworkLines.Of(graph))
        {
            output.WriteLine($"node {node}: level {level}, {function}, bias {bias}, from {(from.Length == 0 ? "nothing" : from)}");
        }
    }
}
