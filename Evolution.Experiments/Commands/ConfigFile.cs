using Evolution.Core.Configuration;
using Evolution.Experiments.UserCode;

namespace Evolution.Experiments.Commands;

/// <summary>Reads files that a user names.</summary>
internal static class ConfigFile
{
    /// <summary>Reads a config.</summary>
    /// <param name="path">The file.</param>
    /// <param name="tasks">The tasks that it can name.</param>
    /// <param name="overrides">Values that replace the file's.</param>
    /// <param name="trust">Whether code that it names may run wherever it lies.</param>
    /// <exception cref="UserException">The file is missing or cannot be read.</exception>
    /// <exception cref="ConfigException">Its content is faulty.</exception>
    public static RunConfig Read(string path, TaskLibrary tasks, IReadOnlyList<(string Path, string Value)> overrides, bool trust) =>
        ConfigReader.Read(ReadText(path), path, tasks.All, overrides, new TaskLoader(path, trust));

    /// <summary>Reads a text file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="inside">What such a file is called in the directory of a run.</param>
    /// <exception cref="UserException">The file is missing or cannot be read.</exception>
    public static string ReadText(string path, string inside = "config.json")
    {
        if (Directory.Exists(path))
        {
            string meant = Path.Combine(path, inside);
            throw new UserException($"\"{path}\" is a directory, not a file.{(File.Exists(meant) ? $" Did you mean \"{meant}\"?" : string.Empty)}", ExitCode.BadInput);
        }

        if (!File.Exists(path))
        {
            throw new UserException($"\"{path}\" does not exist.{Nearest(path)}", ExitCode.BadInput);
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

    private static string Nearest(string path) => NearestName.FindFile(path) is { } nearest
        ? $" Did you mean \"{Path.Combine(Path.GetDirectoryName(path) is { Length: > 0 } directory ? directory : ".", nearest)}\"?"
        : string.Empty;
}
