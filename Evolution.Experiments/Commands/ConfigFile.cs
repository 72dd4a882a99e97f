using Evolution.Core.Configuration;

namespace Evolution.Experiments.Commands;

/// <summary>Reads files that a user names.</summary>
internal static class ConfigFile
{
    /// <summary>Reads a config.</summary>
    /// <exception cref="UserException">The file is missing or cannot be read.</exception>
    /// <exception cref="ConfigException">Its content is faulty.</exception>
    public static RunConfig Read(string path, TaskLibrary tasks, IReadOnlyList<(string Path, string Value)> overrides) =>
        ConfigReader.Read(ReadText(path), path, tasks.All, overrides);

    /// <summary>Reads a text file.</summary>
    /// <exception cref="UserException">The file is missing or cannot be read.</exception>
    public static string ReadText(string path)
    {
        if (!File.Exists(path))
        {
            string what = Directory.Exists(path) ? "is a directory, not a file" : "does not exist";
            throw new UserException($"\"{path}\" {what}.{Nearest(path)}", ExitCode.BadInput);
        }

        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UserException($"\"{path}\" cannot be read: {exception.Message}", ExitCode.BadInput);
        }
    }

    private static string Nearest(string path)
    {
        string directory = Path.GetDirectoryName(path) is { Length: > 0 } name ? name : ".";
        if (!Directory.Exists(directory))
        {
            return string.Empty;
        }

        string? nearest = NearestName.Find(Path.GetFileName(path), [.. Directory.EnumerateFiles(directory, "*.json").Select(file => Path.GetFileName(file))]);
        return nearest is null ? string.Empty : $" Did you mean \"{Path.Combine(directory, nearest)}\"?";
    }
}
