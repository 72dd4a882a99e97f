using System.Globalization;
using Evolution.Core.Tasks;
using Evolution.Experiments.Export;
using Spectre.Console;

namespace Evolution.Experiments.Reporting;

/// <summary>Tells of a run or a champion with tables, curves and bars, for terminals.</summary>
internal static class TerminalInspection
{
    private const int CurveWidth = 64;
    private const int CurveHeight = 7;

    private static readonly Color[] PhaseColours = [Color.Green, Color.Yellow, Color.Aqua, Color.Orange1, Color.Blue, Color.Purple, Color.Grey];

    /// <summary>Writes what a run has left.</summary>
    public static void Write(IAnsiConsole console, RunFiles files)
    {
        console.MarkupLineInterpolated($"[bold]{SummaryFacts.TitleOf(files.Summary)}[/]");
        var facts = new Grid().AddColumn().AddColumn();
        foreach ((string name, string value) in SummaryFacts.Of(files.Summary).Concat(files.Summary.Tests.Select<ChampionTestResult, (string, string)>(test => ("test", SummaryPrinter.ToText(test)))))
        {
            facts.AddRow(new Text(name, new Style(Color.Grey)), new Text(value));
        }

        console.Write(facts);
        IReadOnlyList<GenerationRow> rows = files.Generations.Rows;
        Curve(console, "champion's fitness", rows, row => row.ChampionFitness, "blue");
        Curve(console, "mean fitness", rows, row => row.MeanFitness, "orange1");
        Curve(console, "species", rows, row => row.Species, "green");
        Curve(console, "connections, mean of the population", rows, row => row.MeanConnections, "purple");
        console.WriteLine();
        console.Write(PhasesOf(files.Summary));
        console.WriteLine();
    }

    /// <summary>Writes a network.</summary>
    public static void Write(IAnsiConsole console, NetworkGraph graph)
    {
        var table = new Table { Border = TableBorder.Rounded };
        table.AddColumns("node", "level", "function", "bias", "from");
        foreach ((string node, string level, string function, string bias, string from) in NetworkLines.Of(graph))
        {
            table.AddRow(new Text(node), new Text(level), new Text(function), new Text(bias), new Text(from));
        }

        console.Write(table);
    }

    private static void Curve(IAnsiConsole console, string title, IReadOnlyList<GenerationRow> rows, Func<GenerationRow, double> value, string colour)
    {
        console.WriteLine();
        console.MarkupLineInterpolated($"[bold]{title}[/], generation {rows[0].Generation} to {rows[^1].Generation}");
        foreach (string line in BrailleCurve.Draw([.. rows.Select(value)], CurveWidth, CurveHeight))
        {
            console.MarkupLine($"[{colour}]{Markup.Escape(line)}[/]");
        }
    }

    private static BreakdownChart PhasesOf(RunSummary summary)
    {
        var chart = new BreakdownChart().Width(CurveWidth + 8).ShowTagValues();
        chart.Culture = CultureInfo.InvariantCulture;
        foreach (((string name, double seconds), int number) in summary.PhaseSeconds.Select((phase, number) => (phase, number)).Where(one => one.phase.Value > 0))
        {
            chart.AddItem(name + " s", Math.Round(seconds, 4), PhaseColours[number % PhaseColours.Length]);
        }

        return chart;
    }
}
