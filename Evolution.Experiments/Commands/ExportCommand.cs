using System.CommandLine;
using Evolution.Core.Runs;
using Evolution.Experiments.Export;

namespace Evolution.Experiments.Commands;

/// <summary><c>export CHAMPION</c>.</summary>
internal static class ExportCommand
{
    /// <summary>Creates the verb.</summary>
    public static Command Create()
    {
        var champion = new Argument<string>("CHAMPION") { Description = "A champion.json." };
        var to = new Option<string>("--to") { Description = "The form: dot (Graphviz), svg (a drawing), json (nodes and links) or csharp (a source file without dependencies).", Required = true };
        to.AcceptOnlyFromAmong("dot", "svg", "json", "csharp");
        var output = new Option<string?>("--output") { Description = "The file to write; standard output if not given." };
        var command = new Command("export", "Writes a saved network for other programs. Example: evolution export runs/xor-1/champion.json --to csharp --output Xor.cs")
        {
            champion, to, output,
        };
        command.SetAction(result =>
        {
            Write(Export(SavedChampionFile.Read(result.GetRequiredValue(champion)), result.GetRequiredValue(to)), result.GetValue(output));
            return ExitCode.Done;
        });
        return command;
    }

    private static string Export(SavedChampion saved, string form)
    {
        if (form == "csharp")
        {
            return CSharpWriter.Write(saved.Champion.Genome, saved.Inputs, saved.Outputs);
        }

        var graph = NetworkGraph.Of(saved.Champion.Genome, saved.Inputs, saved.Outputs);
        return form switch
        {
            "dot" => DotWriter.Write(graph),
            "svg" => SvgDrawing.Write(graph),
            _ => NodeLinkWriter.Write(graph),
        };
    }

    private static void Write(string content, string? path)
    {
        if (path is null)
        {
            Console.Out.WriteLine(content.TrimEnd());
            return;
        }

        try
        {
            File.WriteAllText(path, content.TrimEnd() + "\n");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new UserException($"--output: \"{path}\" cannot be written: {exception.Message}", ExitCode.BadInput);
        }
    }
}
