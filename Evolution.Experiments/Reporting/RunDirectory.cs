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
    /// <exception cref="UserException">It cannot be written, or holds files already.</exception>
    public static RunDirectory Create(string? chosen, string task, long seed)
    {
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

    /// <summary>Opens the directory of an earlier run.</summary>
    public static RunDirectory Open(string path) => new(path);

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
