namespace Evolution.Tests.Support;

/// <summary>A fresh directory that is gone after its test.</summary>
internal sealed class TemporaryDirectory : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("evolution-").FullName;

    /// <summary>Gets the names of what lies in it, in order.</summary>
    public IEnumerable<string> Entries =>
        Directory.EnumerateFileSystemEntries(Path).Select(entry => System.IO.Path.GetFileName(entry)).Order(StringComparer.Ordinal);

    public string PathOf(params string[] parts) => System.IO.Path.Combine([Path, .. parts]);

    /// <summary>Writes a file and returns its path.</summary>
    public string Write(string name, string content)
    {
        File.WriteAllText(PathOf(name), content);
        return PathOf(name);
    }

    public string Read(params string[] parts) => File.ReadAllText(PathOf(parts));

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
