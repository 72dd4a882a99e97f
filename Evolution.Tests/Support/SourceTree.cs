namespace Evolution.Tests.Support;

/// <summary>The source files of the repository that the tests were built from.</summary>
internal static class SourceTree
{
    /// <summary>Gets the directory of the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Returns the source files of a project, or of all, as paths relative to <see cref="Root"/> with forward slashes.</summary>
    public static IEnumerable<string> Files(string project = "") =>
        Directory.EnumerateFiles(Path.Combine(Root, project), "*.cs", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
            .Where(path => path.StartsWith("Evolution.", StringComparison.Ordinal))
            .Where(path => !path.Contains("/bin/", StringComparison.Ordinal) && !path.Contains("/obj/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

    /// <summary>Returns the lines of a file.</summary>
    public static string[] Lines(string path) => File.ReadAllLines(Path.Combine(Root, path));

    /// <summary>Returns the files whose text has one of the given words, each as file and word.</summary>
    public static IEnumerable<string> Having(IEnumerable<string> files, params string[] words) =>
        from path in files
        let text = string.Join('\n', Lines(path))
        from word in words
        where text.Contains(word, StringComparison.Ordinal)
        select $"{path}: {word}";

    private static string FindRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "Evolution.sln")))
        {
            directory = directory.Parent;
        }

        return directory?.FullName ?? throw new InvalidOperationException("No Evolution.sln above the tests.");
    }
}
