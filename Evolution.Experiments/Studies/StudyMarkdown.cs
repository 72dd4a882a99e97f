using System.Text;

namespace Evolution.Experiments.Studies;

/// <summary>Writes <c>reproduce.md</c>: a table for each study, the command above it.</summary>
internal static class StudyMarkdown
{
    /// <summary>Returns the page.</summary>
    /// <param name="report">The figures.</param>
    /// <param name="request">What was asked for.</param>
    public static string Write(StudyReport report, StudyRequest request)
    {
        var page = new StringBuilder();
        page.Append("# Published experiments, measured\n\n");
        page.Append("This page is what `reproduce` writes (`reproduce.md`); [presets](presets.md) says what the presets set. Evaluations are counted as published: the\n");
        page.Append("genomes up to the champion, it included. Means, deviations (±) and medians are over the runs that solved the task.\n\n");
        Fence(page, report.Command);
        if (!report.Complete)
        {
            page.Append("\nNot complete: the same command goes on with what is missing.\n");
        }

        foreach (StudySection section in StudySection.Of(report))
        {
            page.Append("\n## ").Append(section.Title).Append("\n\n");
            if (report.Command != request.CommandFor(section.Name))
            {
                Fence(page, request.CommandFor(section.Name));
                page.Append('\n');
            }

            Table(page, section);
            foreach (StudyFigures figures in section.Studies.SelectMany(one => one.Figures))
            {
                string name = section.Studies.Count > 1 ? $"`{figures.Study}` with `{figures.Preset}`" : $"`{figures.Preset}`";
                string verdict = figures.Verdict is { } judged ? $" **{(judged.Within ? "Within" : "Outside")}** its bar: {string.Join(", ", judged.Checks)}." : string.Empty;
                page.Append("- ").Append(name).Append(':').Append(verdict).Append(' ').Append(StudySection.RemarksOn(figures)).Append(".\n");
            }
        }

        return page.ToString();
    }

    private static void Fence(StringBuilder page, string command) =>
        page.Append("<!-- long: all seeds to their ends -->\n```sh\n").Append(command).Append("\n```\n");

    private static void Table(StringBuilder page, StudySection section)
    {
        IReadOnlyList<FigureText> columns = section.Columns;
        Row(page, ["", .. columns.Select(column => column.Title)]);
        Row(page, ["---", .. columns.Select(_ => "---")]);
        foreach ((Study study, IReadOnlyList<StudyFigures> all) in section.Studies)
        {
            string before = section.Studies.Count > 1 ? $"{study.Title}, " : string.Empty;
            if (study.Published is { } published)
            {
                Row(page, [$"{before}published ({published.Source})", .. columns.Select(column => column.Published(published))]);
            }

            foreach (StudyFigures figures in all)
            {
                Row(page, [$"{before}`{figures.Preset}`", .. columns.Select(column => column.Measured(figures))]);
            }
        }

        page.Append('\n');
    }

    private static void Row(StringBuilder page, IEnumerable<string> cells) => page.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
}
