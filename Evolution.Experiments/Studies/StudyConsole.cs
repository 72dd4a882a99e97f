using Spectre.Console;

namespace Evolution.Experiments.Studies;

/// <summary>Prints the figures of studies on a terminal: a table for each, a column for each preset.</summary>
internal static class StudyConsole
{
    /// <summary>Prints a report.</summary>
    public static void Write(IAnsiConsole console, StudyReport report)
    {
        foreach ((Study study, IReadOnlyList<StudyFigures> all) in StudySection.Of(report).SelectMany(section => section.Studies))
        {
            var section = new StudySection(study.Name, study.Title, [(study, all)]);
            var table = new Table { Border = TableBorder.Rounded };
            table.AddColumn(new TableColumn(new Text(study.Title)));
            table.AddColumns([.. all.Select(one => one.Preset)]);
            if (study.Published is not null)
            {
                table.AddColumn("published");
            }

            foreach (FigureText figure in section.Columns)
            {
                IEnumerable<string> published = study.Published is null ? [] : [figure.Published(study.Published)];
                table.AddRow([.. all.Select(figure.Measured).Concat(published).Prepend(figure.Title).Select(cell => new Text(cell))]);
            }

            console.Write(table);
            foreach (StudyFigures figures in all)
            {
                console.WriteLine($"{figures.Preset}: {figures.Verdict?.ToString() ?? (figures.Ended < figures.Seeds ? "not complete" : "no bar")}");
                console.WriteLine($"  {StudySection.RemarksOn(figures)}");
            }
        }
    }
}
