using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Runtime.CompilerServices;

namespace Evolution.Gpu.Checking;

/// <summary>Finds the source line of an instruction in the symbols of its assembly.</summary>
public static class SourceLines
{
    private static readonly ConditionalWeakTable<Assembly, MetadataReaderProvider> Symbols = [];

    /// <summary>Makes the symbols of an assembly known that was loaded from memory.</summary>
    /// <param name="assembly">The assembly.</param>
    /// <param name="portablePdb">Its symbols, in the format of a portable PDB.</param>
    public static void Register(Assembly assembly, ImmutableArray<byte> portablePdb) =>
        Symbols.AddOrUpdate(assembly, MetadataReaderProvider.FromPortablePdbImage(portablePdb));

    /// <summary>Returns <c>File.cs:12</c>, or null where the symbols are not at hand.</summary>
    internal static string? Find(MethodBase method, int offset)
    {
        try
        {
            return SymbolsOf(method.Module.Assembly) is { } provider ? Find(provider.GetMetadataReader(), method, offset) : null;
        }
        catch (Exception exception) when (exception is BadImageFormatException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string? Find(MetadataReader reader, MethodBase method, int offset)
    {
        int row = MetadataTokens.GetRowNumber(MetadataTokens.EntityHandle(method.MetadataToken));
        if (row > reader.MethodDebugInformation.Count)
        {
            return null;
        }

        SequencePoint? found = null;
        foreach (SequencePoint point in reader.GetMethodDebugInformation(MetadataTokens.MethodDebugInformationHandle(row)).GetSequencePoints())
        {
            found = !point.IsHidden && (point.Offset <= offset || found is null) ? point : found;
        }

        return found is { } line ? $"{FileName(reader, line.Document)}:{line.StartLine}" : null;
    }

    private static string FileName(MetadataReader reader, DocumentHandle document) =>
        reader.GetString(reader.GetDocument(document).Name).Split('/', '\\')[^1];

    private static MetadataReaderProvider? SymbolsOf(Assembly assembly)
    {
        if (!Symbols.TryGetValue(assembly, out MetadataReaderProvider? provider) && File.Exists(assembly.Location))
        {
            using var image = new PEReader(File.OpenRead(assembly.Location));
            image.TryOpenAssociatedPortablePdb(
                assembly.Location, path => File.Exists(path) ? new MemoryStream(File.ReadAllBytes(path)) : null, out provider, out _);
            if (provider is not null)
            {
                Symbols.TryAdd(assembly, provider);
            }
        }

        return provider;
    }
}
