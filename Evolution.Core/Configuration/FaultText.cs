using System.Globalization;
using System.Text.Json;

namespace Evolution.Core.Configuration;

/// <summary>The words of faults. Nothing here can break a line or grow with the user's text.</summary>
internal static class FaultText
{
    private const int LongestExcerpt = 60;

    /// <summary>Returns the path of a member of the object at <paramref name="path"/>.</summary>
    public static string Join(string path, string key) => path.Length == 0 ? Printable(key) : $"{path}.{Printable(key)}";

    /// <summary>Returns the text in quotes.</summary>
    public static string Quote(string text) => $"\"{Printable(text)}\"";

    /// <summary>Returns a value as a fault shows it.</summary>
    public static string Describe(ConfigNode node) => node.Kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => Quote(node.Text),
        _ => Printable(node.Text),
    };

    /// <summary>Returns a complaint about a name, with the nearest known one where one is plausible.</summary>
    public static string Suggest(string complaint, string name, IEnumerable<string> known) =>
        NearestName.Find(name, known) is { } nearest ? $"{complaint}; did you mean {Quote(nearest)}?" : complaint;

    /// <summary>Returns a complaint about a value that is none of a list's, with the nearest and all of them.</summary>
    public static string SuggestOneOf(string complaint, string name, IReadOnlyList<string> known)
    {
        string suggestion = Suggest(complaint, name, known);
        return suggestion + (suggestion.EndsWith('?') ? " " : "; ") + OneOf(known);
    }

    /// <summary>Returns the list of the known names.</summary>
    public static string OneOf(IReadOnlyList<string> known) =>
        known.Count == 0 ? "none is known" : $"one of: {string.Join(", ", known)}";

    /// <summary>Returns the text with its control characters as escapes, so that it stays on one line.</summary>
    public static string OnOneLine(string text) => text.Any(char.IsControl)
        ? string.Concat(text.Select(c => char.IsControl(c) ? string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}") : c.ToString()))
        : text;

    private static string Printable(string text) => OnOneLine(text.Length <= LongestExcerpt ? text : text[..LongestExcerpt] + "...");
}
