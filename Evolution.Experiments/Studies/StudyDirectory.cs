using Evolution.Experiments.Reporting;

namespace Evolution.Experiments.Studies;

/// <summary>The directory of <c>reproduce</c>: a folder a study, in it one a preset.</summary>
internal static class StudyDirectory
{
    private static readonly HashSet<string> Known =
        [.. StudyCatalog.All.Select(study => study.Name), "reproduce.json", "reproduce.md", "reproduce.json.tmp", "reproduce.md.tmp", "run.lock", "run.pid"];

    /// <summary>Opens or makes the directory.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="cases">What it is to hold.</param>
    /// <exception cref="UserException">It has no name, holds other files, or runs of another config, or cannot be written.</exception>
    public static RunDirectory Open(string path, IReadOnlyList<StudyCase> cases)
    {
        if (path.Length == 0)
        {
            throw new UserException("--output: \"\" names no directory.", ExitCode.BadInput);
        }

        try
        {
            Directory.CreateDirectory(path);
            if (Directory.EnumerateFileSystemEntries(path).FirstOrDefault(entry => !Known.Contains(Path.GetFileName(entry))) is { } foreign)
            {
                throw new UserException($"--output: \"{path}\" holds what reproduce did not write (\"{Path.GetFileName(foreign)}\"); choose another.", ExitCode.BadInput);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new UserException($"--output: \"{path}\" cannot be written: {exception.Message}", ExitCode.BadInput);
        }

        var root = RunDirectory.Open(path);
        foreach (StudyCase one in cases)
        {
            one.Open(root);
        }

        return root;
    }
}
