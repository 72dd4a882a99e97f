using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Evolution.Core.Tasks;
using Evolution.Experiments.Playback;

namespace Evolution.Experiments.Reporting.Html;

/// <summary>Writes <c>report.html</c>: one page with all in it, that refers to nothing outside and is well-formed XML.</summary>
internal static class ReportPage
{
    private static readonly string[] PhaseHeadings = ["phase", "seconds", "share", "median ms a generation"];
    private static readonly string[] PhaseColours = ["#3f8f5b", "#c9a227", "#4aa8b5", "#d1571b", "#1f6fb4", "#8256a8", "#999999"];

    /// <summary>Returns the page.</summary>
    /// <param name="files">What the run has left.</param>
    /// <param name="pictures">Its pictures.</param>
    /// <param name="episode">An episode of the champion; null for tasks of rows.</param>
    /// <param name="answers">The champion's answers; null for tasks without rows.</param>
    public static string Write(RunFiles files, RunPictures pictures, EpisodeRecord? episode, RowRecord? answers)
    {
        string title = SummaryFacts.TitleOf(files.Summary);
        var page = new XElement(
            "html",
            new XAttribute("lang", "en"),
            new XElement(
                "head",
                new XElement("meta", new XAttribute("charset", "utf-8")),
                new XElement("meta", new XAttribute("name", "viewport"), new XAttribute("content", "width=device-width")),
                new XElement("title", title),
                new XElement("style", new XText("/*"), new XCData("*/\n" + Resource("report.css") + "/*"), new XText("*/"))),
            new XElement(
                "body",
                new XElement("h1", title),
                FactsOf(files.Summary),
                Section(
                    "Over the generations",
                    Image(pictures.Fitness, "Best, mean and champion's fitness"),
                    pictures.Species is { } species ? Image(species, "Members of each species") : null,
                    Image(pictures.Structure, "Mean hidden nodes and connections")),
                Section("Champion", new XElement("div", new XAttribute("class", "wide"), XElement.Parse(pictures.Champion)), TestsOf(files.Summary)),
                episode is null ? null : EpisodeSection(episode),
                answers is null ? null : Section("Answers", AnswerSection.Write(answers)),
                Section("Where the time went", PhasesOf(files.Summary)),
                Section("Config", new XElement("pre", files.Config)),
                episode is null ? null : new XElement("script", new XText("//"), new XCData("\n" + Resource("report.js") + "//"))));
        return "<!DOCTYPE html>\n" + page;
    }

    private static XElement FactsOf(RunSummary summary) => new(
        "dl",
        SummaryFacts.Of(summary).Select(fact => new XElement("div", new XElement("dt", fact.Name), new XElement("dd", fact.Value))));

    private static XElement Section(string heading, params object?[] content) => new("section", new XElement("h2", heading), content);

    /// <summary>An image of its own, so that names within one drawing do not meet those of another.</summary>
    private static XElement Image(string svg, string description) => new(
        "img",
        new XAttribute("alt", description),
        new XAttribute("src", "data:image/svg+xml;base64," + Convert.ToBase64String(Encoding.UTF8.GetBytes(svg))));

    private static XElement? TestsOf(RunSummary summary) => summary.Tests.Count == 0
        ? null
        : new XElement("ul", summary.Tests.Select<ChampionTestResult, XElement>(test => new XElement("li", SummaryPrinter.ToText(test))));

    private static XElement EpisodeSection(EpisodeRecord episode)
    {
        int shown = episode.Values[0].Count;
        string about = string.Create(
            CultureInfo.InvariantCulture,
            $"The first episode that the champion was scored in, played again: {episode.Steps:N0} control steps, score {episode.Score:G7}{(shown < episode.Steps ? $"; the first {shown:N0} are shown" : string.Empty)}.");
        return Section(
            "Episode",
            new XElement("p", about),
            new XElement("div", new XAttribute("id", "scene"), string.Empty),
            new XElement(
                "p",
                new XElement("button", new XAttribute("id", "play"), new XAttribute("type", "button"), "Pause"),
                new XElement("input", new XAttribute("id", "step"), new XAttribute("type", "range"), new XAttribute("min", "0"), new XAttribute("value", "0"), new XAttribute("aria-label", "control step")),
                new XElement("output", new XAttribute("id", "readout"), string.Empty)),
            new XElement("div", new XAttribute("id", "signals"), string.Empty),
            new XElement("script", new XAttribute("type", "application/json"), new XAttribute("id", "episode"), JsonSerializer.Serialize(Rounded(episode), Json.Line)));
    }

    /// <summary>Leaves out digits that no picture shows.</summary>
    private static object Rounded(EpisodeRecord episode) => new
    {
        episode.Signals,
        episode.Inputs,
        Values = episode.Values.Select(values => values.Select(Rounded)),
        Scene = episode.Scene is { } scene
            ? new { scene.Kind, scene.SecondsPerStep, scene.Lengths, Frames = scene.Frames.Select(frame => frame.Select(Rounded)) }
            : null,
    };

    private static double? Rounded(float value) => float.IsFinite(value) ? Math.Round((double)value, 5) : null;

    private static XElement[] PhasesOf(RunSummary summary)
    {
        double all = Math.Max(summary.PhaseSeconds.Values.Sum(), 1e-9);
        (string Name, double Seconds, string Colour)[] phases =
            [.. summary.PhaseSeconds.Select((phase, number) => (phase.Key, phase.Value, PhaseColours[number % PhaseColours.Length])).Where(phase => phase.Value > 0)];
        return
        [
            new XElement("div", new XAttribute("class", "bar"), phases.Select(phase => new XElement(
                "span",
                new XAttribute("style", string.Create(CultureInfo.InvariantCulture, $"width:{100 * phase.Seconds / all:0.##}%;background:{phase.Colour}")),
                new XAttribute("title", phase.Name),
                string.Empty))),
            new XElement(
                "table",
                new XElement("tr", PhaseHeadings.Select(heading => new XElement("th", heading))),
                phases.Select(phase => RowOf(summary, phase, all))),
        ];
    }

    private static XElement RowOf(RunSummary summary, (string Name, double Seconds, string Colour) phase, double all) => new(
        "tr",
        new XElement("td", new XElement("i", new XAttribute("style", $"background:{phase.Colour}"), string.Empty), phase.Name),
        new XElement("td", phase.Seconds.ToString("0.0000", CultureInfo.InvariantCulture)),
        new XElement("td", (phase.Seconds / all).ToString("0.0 %", CultureInfo.InvariantCulture)),
        new XElement("td", summary.MedianMilliseconds is { } medians ? medians[phase.Name].ToString("0.####", CultureInfo.InvariantCulture) : string.Empty));

    private static string Resource(string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Evolution.Experiments.Reporting.Html.{name}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
