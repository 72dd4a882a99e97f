using System.CommandLine;
using System.Text;
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
        var to = new Option<string>("--to") { Description = "The form: onnx (a model), dot (Graphviz), svg (a drawing), json (nodes and links) or csharp (a source file without dependencies).", Required = true };
        to.AcceptOnlyFromAmong("onnx", "dot", "svg", "json", "csharp");
        var output = new Option<string?>("--output") { Description = "The file to write; standard output if not given, but a model of ONNX needs one." };
        var command = new Command("export", "Writes a saved network for other programs. Example: evolution export runs/xor-1/champion.json --to csharp --output Xor.cs")
        {
            champion, to, output,
        };
        command.SetAction(result =>
        {
            SavedChampion saved = SavedChampionFile.Read(result.GetRequiredValue(champion));
            string form = result.GetRequiredValue(to);
            string? path = result.GetValue(output);
            if (form == "onnx")
            {
                WriteModel(saved, path);
                return ExitCode.Done;
            }

            string content = Export(saved, form).TrimEnd();
            if (path is null)
            {
                Console.Out.WriteLine(content);
            }
            else
            {
                Write(path, Encoding.UTF8.GetBytes(content + "\n"));
            }

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

    private static void WriteModel(SavedChampion saved, string? path) => Write(
        path ?? throw new UserException("--to onnx: a model is no text for a terminal; name a file with --output.", ExitCode.BadInput),
        OnnxWriter.Write(saved));

    private static void Write(string path, byte[] content)
    {
        try
        {
            File.WriteAllBytes(path, content);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new UserException($"--output: \"{path}\" cannot be written: {exception.Message}", ExitCode.BadInput);
        }
    }
}
