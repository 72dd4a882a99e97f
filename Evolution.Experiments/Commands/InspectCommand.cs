using System.CommandLine;
using System.Text.Json;
using Evolution.Core.Runs;
using Evolution.Experiments.Export;
using Evolution.Experiments.Reporting;
using Spectre.Console;

namespace Evolution.Experiments.Commands;

/// <summary><c>inspect RUN-DIR|CHAMPION</c>.</summary>
internal static class InspectCommand
{
    /// <summary>Creates the verb.</summary>
    public static Command Create()
    {
        var path = new Argument<string>("RUN-DIR|CHAMPION") { Description = "The directory of a run that has ended, or a champion.json." };
        var json = new Option<bool>("--json") { Description = "Print one object: the summary, null for a champion alone, and the network's nodes and links." };
        var command = new Command(
            "inspect",
            "Shows a run or a champion: figures, curves and the network; plain lines where the output is no terminal. Example: evolution inspect runs/xor-1")
        {
            path, json,
        };
        command.SetAction(result => Inspect(result.GetRequiredValue(path), result.GetValue(json)));
        return command;
    }

    private static int Inspect(string path, bool json)
    {
        RunFiles? files = Directory.Exists(path) ? RunFiles.Read(path) : null;
        SavedChampion saved = files?.Saved ?? SavedChampionFile.Read(path);
        var graph = NetworkGraph.Of(saved.Champion.Genome, saved.Inputs, saved.Outputs);
        if (json)
        {
            using JsonDocument network = JsonDocument.Parse(NodeLinkWriter.Write(graph));
            Console.Out.WriteLine(JsonSerializer.Serialize(
                new { summary = files?.Summary, task = saved.TaskId, fitness = FitnessOf(saved), network = network.RootElement }, Json.File));
        }
        else if (Console.IsOutputRedirected)
        {
            Write(files, saved, graph);
        }
        else
        {
            Write(OutputConsole.Create(), files, saved, graph);
        }

        return ExitCode.Done;
    }

    private static void Write(RunFiles? files, SavedChampion saved, NetworkGraph graph)
    {
        if (files is null)
        {
            Console.Out.WriteLine(TitleOf(saved));
        }
        else
        {
            PlainInspection.Write(Console.Out, files);
        }

        PlainInspection.Write(Console.Out, graph);
    }

    private static void Write(IAnsiConsole console, RunFiles? files, SavedChampion saved, NetworkGraph graph)
    {
        if (files is null)
        {
            console.MarkupLineInterpolated($"[bold]{TitleOf(saved)}[/]");
        }
        else
        {
            TerminalInspection.Write(console, files);
        }

        TerminalInspection.Write(console, graph);
    }

    private static string TitleOf(SavedChampion saved) => FormattableString.Invariant(
        $"{saved.TaskId}: fitness {FitnessText.Of(saved.Champion.Fitness)}, inputs {string.Join(", ", saved.Inputs)}, outputs {string.Join(", ", saved.Outputs)}");

    private static float? FitnessOf(SavedChampion saved) => float.IsFinite(saved.Champion.Fitness) ? saved.Champion.Fitness : null;
}
