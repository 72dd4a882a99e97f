using System.CommandLine;
using System.Text.Json;
using Evolution.Core.Configuration;
using Evolution.Experiments.Reporting;
using Evolution.Experiments.Studies;

namespace Evolution.Experiments.Commands;

/// <summary><c>reproduce NAME</c>.</summary>
internal static class ReproduceCommand
{
    private const int MostSeeds = 1_000_000;

    private static readonly (Option<string?> Flag, string Path)[] Flags =
    [
        (Flag("--seed", "The first seed."), "seed"),
        (Flag("--generations", "The generations after which a run is a failure, instead of the study's own."), "stop.generations"),
        (Flag("--backend", "auto, cpu, cuda or opencl."), "evaluation.backend"),
        (Flag("--threads", "The host's threads; 0 takes one for each processor."), "evaluation.threads"),
    ];

    /// <summary>Creates the verb.</summary>
    /// <param name="tasks">The tasks that it knows.</param>
    public static Command Create(TaskLibrary tasks)
    {
        var name = new Argument<string>("NAME") { Description = $"What to reproduce: {string.Join(", ", StudyCatalog.Names)}." };
        var preset = new Option<string[]>("--preset")
        {
            Description = "neat2002, default or neat-cpp-1.2.1; may be given several times. Ablations take the first.",
            DefaultValueFactory = _ => [EnumNames.Of(PresetKind.Neat2002)],
        };
        var seeds = new Option<int?>("--seeds") { Description = "The number of seeds, instead of 100 (double-pole-no-velocity: 20)." };
        var output = new Option<string?>("--output") { Description = "Where the runs and the results go, instead of runs/reproduce-NAME. What is there is continued." };
        var json = new Option<bool>("--json") { Description = "Print reproduce.json on standard output." };
        var quiet = new Option<bool>("--quiet") { Description = "Show no progress." };
        var command = new Command(
            "reproduce",
            "Runs a published experiment with many seeds and compares; stopped, it goes on with the same command. Example: evolution reproduce xor --seeds 20")
        {
            name, preset, seeds, output, json, quiet,
        };
        foreach ((Option<string?> flag, _) in Flags)
        {
            command.Options.Add(flag);
        }

        command.SetAction(result => Run(
            new StudyRequest(
                result.GetRequiredValue(name),
                [.. result.GetRequiredValue(preset).Distinct()],
                Checked(result.GetValue(seeds)),
                [.. from one in Flags where result.GetValue(one.Flag) is not null select (one.Flag.Name, one.Path, result.GetValue(one.Flag)!)]),
            tasks,
            result.GetValue(output),
            result.GetValue(json),
            result.GetValue(quiet)));
        return command;
    }

    private static int Run(StudyRequest request, TaskLibrary tasks, string? output, bool json, bool quiet)
    {
        IReadOnlyList<StudyCase> cases = request.ToCases(tasks);
        RunDirectory root = StudyDirectory.Open(output ?? Path.Combine("runs", $"reproduce-{request.Name}"), cases);
        using var held = RunLock.Take(root);
        using var interruption = new Interruption();
        List<StudyFigures> figures = [];
        string text;
        StudyReport report;
        do
        {
            figures.Add(cases[figures.Count].Measure(root, $"{figures.Count + 1}/{cases.Count}", quiet, interruption.Token));
            report = StudyReport.Of(request, figures);
            text = JsonSerializer.Serialize(report, Json.File);
            root.Write("reproduce.json", text);
            root.Write("reproduce.md", StudyMarkdown.Write(report, request).TrimEnd());
        }
        while (figures.Count < cases.Count);

        if (json)
        {
            Console.Out.WriteLine(text);
        }
        else
        {
            StudyConsole.Write(OutputConsole.Create(), report);
            Console.Out.WriteLine($"files: {root.Path}");
        }

        if (report.Complete)
        {
            return ExitCode.Done;
        }

        Console.Error.WriteLine($"Interrupted with {figures.Sum(one => one.Ended)} of {figures.Sum(one => one.Seeds)} runs at their ends; the same command goes on.");
        return ExitCode.Interrupted;
    }

    private static int? Checked(int? seeds) => seeds is null or (>= 1 and <= MostSeeds)
        ? seeds
        : throw new UserException($"--seeds: {seeds} is outside 1 to {MostSeeds}.", ExitCode.BadInput);

    private static Option<string?> Flag(string name, string description) => new(name) { Description = description };
}
