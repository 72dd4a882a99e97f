using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using Evolution.Gpu.Checking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace Evolution.Experiments.UserCode;

/// <summary>Compiles a C# file to an assembly in memory, as a project with implicit usings and nullable references would.</summary>
internal static class TaskCompiler
{
    private const string ImplicitUsings =
        """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private const int ErrorsTold = 20;

    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.Latest);

    /// <summary>Compiles and loads a file.</summary>
    /// <param name="path">Its full path, for messages and symbols.</param>
    /// <param name="content">Its content.</param>
    /// <param name="errors">Receives what the compiler says, an error each, with file, line and column; the first ones, and how many more there are.</param>
    /// <returns>The assembly; null where there are errors.</returns>
    public static Assembly? Compile(string path, byte[] content, out IReadOnlyList<string> errors)
    {
        using var stream = new MemoryStream(content);
        var text = SourceText.From(stream);
        var compilation = CSharpCompilation.Create(
            Path.GetFileNameWithoutExtension(path),
            [CSharpSyntaxTree.ParseText(text, Parsing, path), CSharpSyntaxTree.ParseText(ImplicitUsings, Parsing)],
            References(),
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                optimizationLevel: OptimizationLevel.Release,
                nullableContextOptions: NullableContextOptions.Enable));
        using var image = new MemoryStream();
        using var symbols = new MemoryStream();
        EmitResult result = compilation.Emit(image, symbols, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb));
        errors = InOrder(result.Diagnostics);
        if (!result.Success)
        {
            return null;
        }

        (image.Position, symbols.Position) = (0, 0);
        Assembly assembly = new AssemblyLoadContext(path).LoadFromStream(image, symbols);
        SourceLines.Register(assembly, ImmutableArray.Create(symbols.ToArray()));
        return assembly;
    }

    private static string[] InOrder(ImmutableArray<Diagnostic> diagnostics)
    {
        string[] errors = [.. diagnostics.Where(one => one.Severity == DiagnosticSeverity.Error).OrderBy(one => one.Location.SourceSpan.Start).Select(one => one.ToString())];
        return errors.Length <= ErrorsTold ? errors : [.. errors.Take(ErrorsTold), $"and {errors.Length - ErrorsTold} more errors"];
    }

    /// <summary>Returns all that the program itself is compiled against and runs with.</summary>
    private static IEnumerable<MetadataReference> References()
    {
        string files = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        return files.Split(Path.PathSeparator).Where(File.Exists).Select(file => MetadataReference.CreateFromFile(file));
    }
}
