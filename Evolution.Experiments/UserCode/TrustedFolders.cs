namespace Evolution.Experiments.UserCode;

/// <summary>The folders whose configs may name code, in a file of the user's: a path a line.</summary>
internal static class TrustedFolders
{
    private static readonly StringComparison PathComparison = OperatingSystem.IsWindows() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    /// <summary>Gets the file that lists them, such as <c>~/.config/evolution/trusted-folders</c>.</summary>
    public static string ListFile => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.DoNotVerify), "evolution", "trusted-folders");

    /// <summary>Returns the folders.</summary>
    public static IReadOnlyList<string> All => File.Exists(ListFile) ? [.. File.ReadAllLines(ListFile).Where(line => line.Length > 0)] : [];

    /// <summary>Returns whether a folder is trusted, or lies in one that is.</summary>
    public static bool Cover(string folder) => All.Any(trusted => IsWithin(Real(folder), Real(trusted)));

    /// <summary>Trusts a folder.</summary>
    public static void Add(string folder) => Write([.. All.Where(one => one != folder), folder]);

    /// <summary>Trusts a folder no longer.</summary>
    /// <returns>Whether it was trusted.</returns>
    public static bool Remove(string folder)
    {
        bool was = All.Contains(folder);
        Write([.. All.Where(one => one != folder)]);
        return was;
    }

    private static void Write(string[] folders)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(ListFile)!);
        File.WriteAllLines(ListFile, folders);
    }

    private static bool IsWithin(string folder, string trusted)
    {
        string relative = Path.GetRelativePath(trusted, folder);
        return relative == "." || (!Path.IsPathRooted(relative) && relative != ".." && !relative.StartsWith(".." + Path.DirectorySeparatorChar, PathComparison));
    }

    /// <summary>Follows links, so that a link inside a trusted folder does not extend the trust to where it leads.</summary>
    private static string Real(string folder)
    {
        var directory = new DirectoryInfo(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
        string parent = directory.Parent is { } above ? Real(above.FullName) : directory.FullName;
        string here = directory.Parent is null ? parent : Path.Combine(parent, directory.Name);
        return Directory.Exists(here) && Directory.ResolveLinkTarget(here, returnFinalTarget: true) is { } target ? target.FullName : here;
    }
}
