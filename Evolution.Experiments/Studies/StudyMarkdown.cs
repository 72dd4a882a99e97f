using System.Text;

namespace Evolution.Experiments.Studies;

/// <summary>Writes <c>reproduce.md</c>: a table for each study, the command above it.</summary>
internal static class StudyMarkdown
{
    private const string Introduction = """
        `evolution reproduce` writes this page; the command is above each table, and [presets](presets.md) lists what the presets set. Evaluations are counted as
        published: the genomes up to the champion, itself included. Means with standard deviations (±), medians and worst values are over the runs that
        solved the task; the interval is Student's, from 0 where it would begin below. A run fails after the generations told below the table, a limit of this project.

        The bar of `neat2002` are the published figures, that of `default` is two thirds of the evaluations of `neat2002` without a failure, and an ablation
        has to need more evaluations than what it takes something away from. In such comparisons a failure counts with all that it scored, which is less than
        it would have needed. Digests are equal on every backend.


        """;

    /// <summary>Returns the page.</summary>
    /// <param name="report">The figures.</param>
    /// <param name="request">What was asked for.</param>
    public static string Write(StudyReport report, StudyRequest request)
    {
        var page = new StringBuilder();
        page.Append("# Published experiments, measured\n\n");
        page.Append(Introduction);
        IReadOnlyList<StudySection> sections = StudySection.Of(report);
        if (sections.All(section => request.CommandFor(section.Name) != report.Command))
        {
            Fence(page, report.Command);
        }

        if (!report.Complete)
        {
            page.Append("Not complete: the same command goes on with what is missing.\n\n");
        }

        foreach (StudySection section in sections)
        {
            page.Append("## ").Append(section.Title).Append("\n\n");
            Fence(page, request.CommandFor(section.Name));
            Table(page, section);
            foreach (StudyFigures figures in section.Studies.SelectMany(one => one.Figures))
            {
                string name = section.IsOfAblations ? $"`{figures.Study}` with `{figures.Preset}`" : $"`{figures.Preset}`";
                string changes = string.Join(", ", StudyCatalog.Find(figures.Study)[0].Changes.Select(change => $"`{change.Path}={change.Value}`"));
                string sets = changes.Length == 0 ? string.Empty : $" sets {changes}.";
                string verdict = figures.Verdict is { } judged ? $" **{(judged.Within ? "Within" : "Outside")}** its bar: {string.Join(", ", judged.Checks)}." : string.Empty;
                page.Append("- ").Append(name).Append(sets.Length == 0 ? ":" : sets).Append(verdict).Append(' ').Append(StudySection.RemarksOn(figures)).Append(".\n");
            }

            page.Append('\n');
        }

        return page.ToString();
    }

    private static void Fence(StringBuilder page, string command) =>
        page.Append("<!-- long: all seeds to their ends -->\n```sh\n").Append(command).Append("\n```\n\n");

    private static void Table(StringBuilder page, StudySection section)
    {
        IReadOnlyList<FigureText> columns = section.Columns;
        Row(page, ["", .. columns.Select(column => column.Title)]);
        Row(page, ["---", .. columns.Select(_ => "---")]);
        foreach ((Study study, IReadOnlyList<StudyFigures> all) in section.Whole is { } whole ? section.Studies.Prepend(whole) : section.Studies)
        {
            string before = section.IsOfAblations ? $"{study.Title}, " : string.Empty;
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
