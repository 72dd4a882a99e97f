using System.Reflection;
using Evolution.Core.Genomes;
using Evolution.Experiments.Export;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NUnit.Framework;

namespace Evolution.Tests.Support;

/// <summary>A network exported as C#, compiled and loaded.</summary>
internal static class ExportedNetwork
{
    public delegate void Activate(ReadOnlySpan<float> inputs, Span<float> outputs);

    /// <param name="genome">The genome.</param>
    /// <param name="isForNetCore">Whether the compiler says that it compiles for .NET Core 3.0 or later.</param>
    public static Activate Compile(Genome genome, bool isForNetCore = true)
    {
        string[] Names(int count) => [.. Enumerable.Range(0, count).Select(number => $"name\n{number}")];
        string source = CSharpWriter.Write(genome, Names(genome.Shape.TaskInputs), Names(genome.Shape.Outputs));
        string runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var compilation = CSharpCompilation.Create(
            "Exported",
            [CSharpSyntaxTree.ParseText(source, CSharpParseOptions.Default.WithPreprocessorSymbols(isForNetCore ? (string[])["NETCOREAPP3_0_OR_GREATER"] : []))],
            [MetadataReference.CreateFromFile(Path.Combine(runtime, "System.Private.CoreLib.dll")), MetadataReference.CreateFromFile(Path.Combine(runtime, "System.Runtime.dll"))],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release));
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        Assert.That(result.Success, Is.True, string.Join("\n", result.Diagnostics) + "\n" + source);
        Type type = Assembly.Load(image.ToArray()).GetType("EvolvedNetwork")!;
        return type.GetMethod("Activate")!.CreateDelegate<Activate>(Activator.CreateInstance(type));
    }
}
