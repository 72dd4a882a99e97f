using System.CommandLine;
using System.Text.Json;
using Evolution.Core.Configuration;
using Evolution.Core.Runs;
using Evolution.Experiments.Reporting;

namespace Evolution.Experiments.Commands;

/// <summary><c>resume RUN-DIR</c>.</summary>
internal static class ResumeCommand
{
    /// <summary>Creates the verb.</summary>
    /// <param name="tasks">The tasks that it knows.</param>
    public static Command Create(TaskLibrary tasks)
    {
        var directory = new Argument<string>("RUN-DIR") { Description = "The directory of a run, of several (--repeat), or of one seed of them." };
        var json = new Option<bool>("--json") { Description = "Print summary.json on standard output." };
        var quiet = new Option<bool>("--quiet") { Description = "Show no progress." };
        Option<bool> trust = TrustCommand.Flag();
        var overrides = new ConfigOverrideOptions("--output");
        var command = new Command(
            "resume",
            "Continues a run from its newest whole checkpoint, bit for bit. Threads, backend, stop rules and checkpoints may change. Example: evolution resume runs/double-pole-7 --generations 2000")
        {
            directory, trust, json, quiet,
        };
        overrides.AddTo(command);
        command.SetAction(result => Resume(
            tasks, result.GetRequiredValue(directory), overrides.Read(result), result.GetValue(trust), result.GetValue(json), result.GetValue(quiet)));
        return command;
    }

    private static int Resume(TaskLibrary tasks, string path, IReadOnlyList<(string Path, string Value)> overrides, bool trust, bool json, bool quiet)
    {
        var directory = RunDirectory.Find(path);
        string file = directory.PathOf("config.json");
        RunConfig config = ConfigFile.Read(file, tasks, overrides, trust);
        if (overrides.Any(one => !ConfigDigest.LeavesOut(one.Path)) && DigestOf(config) != DigestOf(ConfigFile.Read(file, tasks, [], trust)))
        {
            throw SavedRun.OtherConfig(path);
        }

        int? seeds = SeveralRuns.SeedsIn(path);
        using var interruption = new Interruption();
        using var experiment = new Experiment(config, seeds ?? 1);
        if (seeds is { } several)
        {
            return new SeveralRuns(config, several, json, quiet).Resume(experiment, directory, interruption.Token);
        }

        RunSummary? before = SavedRun.SummaryIn(directory);
        IProgressView progress = RunCommand.ProgressView(config.Stop, quiet);
        RunSummary summary = progress.Show(
            experiment.Title, () => experiment.Run(config.Seed, directory, progress, interruption.Token, resume: true));
        if (json)
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(summary, Json.File));
        }
        else
        {
            SummaryPrinter.Print(summary, directory.Path);
        }

        if (summary.StopReason == StopReason.Interrupted)
        {
            return ExitCode.Interrupted;
        }

        if (summary.StopReason == before?.StopReason && summary.Generations == before.Generations)
        {
            Console.Error.WriteLine($"\"{path}\" had ended before, and nothing was done. It goes on with: evolution resume {path} {More(summary.StopReason)}");
        }

        return ExitCode.Done;
    }

    private static string DigestOf(RunConfig config) => ConfigDigest.Of(ConfigWriter.Write(config));

    private static string More(StopReason reason) => reason switch
    {
        StopReason.Solved => "--set stop.whenSolved=false --generations MORE",
        StopReason.Generations => "--generations MORE",
        _ => $"--set stop.{reason.ToString().ToLowerInvariant()}=MORE",
    };
}
