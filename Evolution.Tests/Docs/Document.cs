using Evolution.Tests.Support;

namespace Evolution.Tests.Docs;

/// <summary>A page of the documentation as the steps that a reader takes.</summary>
/// <remarks>
/// A fence of <c>sh</c> is commands, a line each. The comment in the line before a fence may say <c>file: NAME</c>, for a file that the
/// reader writes, <c>long: WHY</c>, for commands that the test makes small, or <c>not run: WHY</c>.
/// </remarks>
internal sealed record Document(string Path, IReadOnlyList<DocumentStep> Steps)
{
    private const string Fence = "```";

    /// <summary>Gets the pages, as paths relative to the solution.</summary>
    public static IEnumerable<string> Paths =>
        Directory.EnumerateFiles(System.IO.Path.Combine(SourceTree.Root, "docs"), "*.md")
            .Select(path => "docs/" + System.IO.Path.GetFileName(path))
            .Append("README.md")
            .Order(StringComparer.Ordinal);

    /// <summary>Gets the languages of all fences, with their place, an empty one included.</summary>
    public IReadOnlyList<(int Line, string Language)> Fences { get; private init; } = [];

    /// <summary>Reads a page.</summary>
    public static Document Read(string path)
    {
        string[] lines = SourceTree.Lines(path);
        var steps = new List<DocumentStep>();
        var fences = new List<(int Line, string Language)>();
        for (int start = 0; start < lines.Length; start++)
        {
            if (!lines[start].StartsWith(Fence, StringComparison.Ordinal))
            {
                continue;
            }

            int end = Array.IndexOf(lines, Fence, start + 1);
            string language = lines[start][Fence.Length..];
            fences.Add((start + 1, language));
            steps.AddRange(StepsOf(start > 0 ? lines[start - 1] : string.Empty, language, lines[(start + 1)..end], start + 2));
            start = end;
        }

        return new Document(path, steps) { Fences = fences };
    }

    private static IEnumerable<DocumentStep> StepsOf(string before, string language, string[] lines, int first)
    {
        if (Note(before, "file") is { } file)
        {
            return [new DocumentStep(first, string.Join('\n', lines) + "\n", file, IsLong: false, IsNotRun: false)];
        }

        return language is "sh" or "bash"
            ? lines
                .Select((line, index) => new DocumentStep(
                    first + index, line, File: null, Note(before, "long") is not null, Note(before, "not run") is not null))
                .Where(step => step.Words.Length > 0)
            : [];
    }

    private static string? Note(string line, string kind)
    {
        string start = $"<!-- {kind}: ";
        return line.StartsWith(start, StringComparison.Ordinal) ? line[start.Length..].Replace("-->", string.Empty, StringComparison.Ordinal).Trim() : null;
    }
}
