using System.Globalization;

namespace Evolution.Experiments.Reporting;

/// <summary>The directory that a run leaves behind.</summary>
internal sealed class RunDirectory
{
    private RunDirectory(string path) => Path = path;

    /// <summary>Gets its path.</summary>
    public string Path { get; }

    /// <summary>Makes a run's directory.</summary>
    /// <param name="chosen">The path that the user chose, or null for <c>runs/TASK-SEED</c>, numbered on if that exists.</param>
    /// <param name="task">The task's name.</param>
    /// <param name="seed">The seed.</param>
    /// <exception cref="UserException">It has no name, cannot be written, or holds files already.</exception>
    public static RunDirectory Create(string? chosen, string task, long seed)
    {
        if (chosen?.Length == 0)
        {
            throw new UserException("output.directory: \"\" names no directory; null is the way to the default, runs/TASK-SEED.", ExitCode.BadInput);
        }

        string path = chosen ?? FreeDefault(string.Create(CultureInfo.InvariantCulture, $"{task}-{seed}"));
        try
        {
            if (Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any())
            {
                throw new UserException($"output.directory: \"{path}\" is not empty; choose another, or remove it.", ExitCode.BadInput);
            }

            Directory.CreateDirectory(path);
            string probe = System.IO.Path.Combine(path, ".probe");
            File.WriteAllText(probe, string.Empty);
            File.Delete(probe);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new UserException($"output.directory: \"{path}\" cannot be written: {exception.Message}", ExitCode.BadInput);
        }

        return new RunDirectory(path);
    }

    /// <summary>Opens the directory of an earlier run, there or not.</summary>
    public static RunDirectory Open(string path) => new(path);

    /// <summary>Opens the directory of an earlier run, or of several.</summary>
    /// <exception cref="UserException">No run has left a config there.</exception>
    public static RunDirectory Find(string path)
    {
        const string Config = "config.json";
        if (!Directory.Exists(path))
        {
            throw new UserException($"\"{path}\" is not a directory; name one that a run has left, such as runs/xor-1.", ExitCode.BadInput);
        }

        if (!File.Exists(System.IO.Path.Combine(path, Config)))
        {
            string? inside = Directory.EnumerateDirectories(path).Order(StringComparer.Ordinal).FirstOrDefault(one => File.Exists(System.IO.Path.Combine(one, Config)));
            string remedy = inside is null ? "Name one that a run has left, such as runs/xor-1." : $"Did you mean \"{inside}\"?";
            throw new UserException($"\"{path}\" is not the directory of a run: it has no {Config}. {remedy}", ExitCode.BadInput);
        }

        return new RunDirectory(path);
    }

    /// <summary>Makes a directory for one of several runs inside this one.</summary>
    public RunDirectory ForSeed(long seed)
    {
        string path = PathOf(string.Create(CultureInfo.InvariantCulture, $"seed-{seed}"));
        Directory.CreateDirectory(path);
        return new RunDirectory(path);
    }

    /// <summary>Returns the path of a file in it.</summary>
    public string PathOf(string file) => System.IO.Path.Combine(Path, file);

    /// <summary>Writes a file as a whole: it is there complete or not at all.</summary>
    public void Write(string file, string content)
    {
        string temporary = PathOf(file + ".tmp");
        File.WriteAllText(temporary, content + "\n");
        File.Move(temporary, PathOf(file), overwrite: true);
    }

    private static string FreeDefault(string name)
    {
        string first = System.IO.Path.Combine("runs", name);
        string path = first;
        for (int number = 2; System.IO.Path.Exists(path); number++)
        {
            path = string.Create(CultureInfo.InvariantCulture, $"{first}-{number}");
        }

        return path;
    }
}
