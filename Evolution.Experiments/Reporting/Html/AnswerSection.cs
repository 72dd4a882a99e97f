using System.Globalization;
using System.Xml.Linq;
using Evolution.Experiments.Playback;

namespace Evolution.Experiments.Reporting.Html;

/// <summary>The table of a champion's answers: a row of the task each, with what the network saw, what was wanted, and what it gave.</summary>
internal static class AnswerSection
{
    /// <summary>Returns the heading's text and the table.</summary>
    public static XElement[] Write(RowRecord record)
    {
        string[] targets = record.AreClasses ? ["target"] : record.Outputs.Count == 1 ? ["target"] : [.. record.Outputs.Select(name => $"target {name}")];
        return
        [
            new XElement("p", About(record)),
            new XElement(
                "div",
                new XAttribute("class", "wide"),
                new XElement(
                    "table",
                    new XAttribute("id", "answers"),
                    Row("th", ["row", string.Empty, .. record.Inputs, .. targets, .. record.Outputs]),
                    record.Rows.Select(row => RowOf(record, row)))),
        ];
    }

    private static string About(RowRecord record)
    {
        int hidden = record.Count - record.Rows.Count;
        string more = hidden == 0
            ? string.Empty
            : string.Create(CultureInfo.InvariantCulture, $" {record.Rows.Count} are shown, the wrong ones first; {hidden:N0} more are not.");
        return string.Create(CultureInfo.InvariantCulture, $"{record.Right:N0} of {record.Count:N0} rows are right. Inputs are as the network sees them.{more}");
    }

    private static XElement RowOf(RowRecord record, AnsweredRow row)
    {
        string[] targets = record.AreClasses ? [record.Outputs[Array.IndexOf(row.Targets, 1f)]] : [.. row.Targets.Select(Text)];
        XElement line = Row("td", [row.Number.ToString(CultureInfo.InvariantCulture), row.IsRight ? "right" : "wrong", .. row.Inputs.Select(Text), .. targets]);
        int answer = record.AreClasses ? Array.IndexOf(row.Outputs, row.Outputs.Max()) : -1;
        line.Add(row.Outputs.Select((output, number) => new XElement("td", number == answer ? new XElement("b", Text(output)) : Text(output))));
        line.SetAttributeValue("class", row.IsRight ? null : "wrong");
        return line;
    }

    private static XElement Row(string cell, IEnumerable<string> texts) => new("tr", texts.Select(text => new XElement(cell, text)));

    private static string Text(float value) => value.ToString("G5", CultureInfo.InvariantCulture);
}
