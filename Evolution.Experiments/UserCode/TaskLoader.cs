using System.Reflection;
using System.Runtime.Loader;
using System.Security.Cryptography;
using Evolution.Core.Tasks;

namespace Evolution.Experiments.UserCode;

/// <summary>Makes tasks of code that a config or champion names, if the user consents to run it.</summary>
/// <param name="namedBy">The config or champion that names the code.</param>
/// <param name="isTrusted">Whether the user has consented on the command line.</param>
internal sealed class TaskLoader(string namedBy, bool isTrusted) : ITaskLoader
{
    private readonly Dictionary<TaskCode, LoadedTask> _loaded = [];

    /// <inheritdoc/>
    public LoadedTask Load(TaskCode code)
    {
        // A config is bound twice, for its preset first.
        if (!_loaded.TryGetValue(code, out LoadedTask? loaded))
        {
            loaded = LoadAnew(code);
            _loaded.Add(code, loaded);
        }

        return loaded;
    }

    private LoadedTask LoadAnew(TaskCode code)
    {
        string key = code.Kind == TaskCodeKind.Source ? "source" : "assembly";
        byte[] content = Read(code.Path, key);
        string digest = Convert.ToHexStringLower(SHA256.HashData(content));
        if (code.Digest is not null && !code.Digest.Equals(digest, StringComparison.OrdinalIgnoreCase))
        {
            throw Fault("digest", $"\"{code.Path}\" is not what it was: its SHA-256 is now {digest}; put the old content back, or leave the digest out to use the new one");
        }

        string folder = Path.GetDirectoryName(Path.GetFullPath(namedBy))!;
        if (!isTrusted && !TrustedFolders.Cover(folder))
        {
            throw Fault(
                key,
                $"\"{code.Path}\" is code, which runs with your rights and so only with your consent: add --trust to the command, or trust all configs of this folder once with: evolution trust \"{folder}\"");
        }

        Assembly assembly = code.Kind == TaskCodeKind.Source ? Compile(code.Path, content) : Open(code.Path);
        return new LoadedTask(DescriptorFinder.Find(assembly, code, key), code with { Digest = digest });
    }

    private static byte[] Read(string path, string key)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            string what = File.Exists(path) ? $"cannot be read: {exception.Message}" : Directory.Exists(path) ? "is a directory, not a file" : "does not exist";
            throw Fault(key, $"\"{path}\" {what}");
        }
    }

    private static Assembly Compile(string path, byte[] content) =>
        TaskCompiler.Compile(path, content, out IReadOnlyList<string> errors)
            ?? throw new TaskCodeException([.. errors.Select(error => new ParameterFault("source", error))]);

    /// <summary>Loads an assembly beside the libraries that lie with it; the program's own are the program's.</summary>
    private static Assembly Open(string path)
    {
        try
        {
            var resolver = new AssemblyDependencyResolver(path);
            var context = new AssemblyLoadContext(path);
            context.Resolving += (_, name) => resolver.ResolveAssemblyToPath(name) is { } found ? context.LoadFromAssemblyPath(found) : null;
            return context.LoadFromAssemblyPath(path);
        }
        catch (Exception exception) when (exception is BadImageFormatException or FileLoadException or InvalidOperationException)
        {
            throw Fault("assembly", $"\"{path}\" cannot be loaded: {exception.Message}");
        }
    }

    private static TaskCodeException Fault(string key, string message) => new([new ParameterFault(key, message)]);
}
