using System.Globalization;
using Evolution.Core.Genomes;

namespace Evolution.Core.Checkpoints;

/// <summary>The checkpoints of a run in a directory. One process at a time.</summary>
public sealed class CheckpointStore
{
    private const string Extension = ".checkpoint";

    private readonly string _directory;
    private readonly int _keep;
    private readonly Func<string, Stream> _create;

    /// <summary>Creates a store; the directory is made with the first checkpoint.</summary>
    /// <param name="directory">Where the checkpoints lie.</param>
    /// <param name="keep">How many are kept, at least 1.</param>
    /// <param name="create">Creates a file; null for the file system's.</param>
    public CheckpointStore(string directory, int keep, Func<string, Stream>? create = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        ArgumentOutOfRangeException.ThrowIfLessThan(keep, 1);
        _directory = directory;
        _keep = keep;
        _create = create ?? (static path => new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None));
    }

    /// <summary>Writes a checkpoint under another name, has it on the disk, renames it, and removes the oldest.</summary>
    /// <param name="checkpoint">The checkpoint.</param>
    /// <param name="flush">Whether to wait for the disk, so that it outlasts a loss of power from now on; false leaves that to the system.</param>
    /// <returns>Its path.</returns>
    /// <exception cref="IOException">It cannot be written; those before it are untouched.</exception>
    public string Save(Checkpoint checkpoint, bool flush = true)
    {
        ArgumentNullException.ThrowIfNull(checkpoint);
        Directory.CreateDirectory(_directory);
        string path = Path.Combine(_directory, string.Create(CultureInfo.InvariantCulture, $"generation-{checkpoint.State.Evolver.Generation:D10}{Extension}"));
        string temporary = path + ".tmp";
        try
        {
            using (Stream stream = _create(temporary))
            {
                CheckpointEncoder.Write(stream, checkpoint);
                if (flush)
                {
                    (stream as FileStream)?.Flush(flushToDisk: true);
                }
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }

        foreach (string old in NewestFirst().Skip(flush ? _keep : _keep + 1))
        {
            File.Delete(old);
        }

        return path;
    }

    /// <summary>Reads the newest checkpoint that is whole; damaged newer ones are renamed, so that they never count again.</summary>
    /// <param name="shape">What the genomes must have in common.</param>
    /// <param name="damaged">Is told of every file that is not whole: its path, and what is wrong.</param>
    /// <returns>The checkpoint, or null where there is none that is whole.</returns>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public Checkpoint? Load(NetworkShape shape, Action<string, string> damaged)
    {
        ArgumentNullException.ThrowIfNull(damaged);
        var passedOver = new List<string>();
        foreach (string path in NewestFirst())
        {
            try
            {
                using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
                Checkpoint whole = CheckpointDecoder.Read(stream, shape);
                passedOver.ForEach(static one => File.Move(one, one + ".damaged", overwrite: true));
                return whole;
            }
            catch (InvalidDataException exception)
            {
                damaged(path, exception.Message);
                passedOver.Add(path);
            }
        }

        return null;
    }

    private string[] NewestFirst() => Directory.Exists(_directory)
        ? [.. Directory.EnumerateFiles(_directory, "*" + Extension).Where(path => path.EndsWith(Extension, StringComparison.Ordinal)).OrderDescending(StringComparer.Ordinal)]
        : [];
}
