using System.CommandLine;
using System.Text.Json;
using Evolution.Core.Configuration;
using Evolution.Core.Runs;
using Evolution.Experiments.Reporting;
using Spectre.Console;

namespace Evolution.Experiments.Commands;

/// <summary><c>run CONFIG</c>.</summary>
internal static class RunCommand
{
    private const string Example = "Example: evolution run config/xor.json --seed 7 --set variation.addNode=0.1";

    /// <summary>Creates the verb.</summary>
    /// <param name="tasks">The tasks that it knows.</param>
    public static Command Create(TaskLibrary tasks)
    {
        var config = new Argument<string>("CONFIG") { Description = "The experiment's config file." };
        var repeat = new Option<int>("--repeat") { Description = "Run so many seeds, from the first on, side by side, and print their statistics.", DefaultValueFactory = _ => 1 };
        var json = new Option<bool>("--json") { Description = "Print summary.json on standard output." };
        var quiet = new Option<bool>("--quiet") { Description = "Show no progress." };
        var jobTimes = new Option<bool>("--job-times") { Description = "Print what the threads' jobs cost a generation on standard error: medians, one object a line." };
        Option<bool> trust = TrustCommand.Flag();
        var overrides = new ConfigOverrideOptions();
        var command = new Command("run", $"Runs an experiment. {Example}") { config, repeat, trust, json, quiet, jobTimes };
        overrides.AddTo(command);
        command.SetAction(result => Run(
            ConfigFile.Read(result.GetRequiredValue(config), tasks, overrides.Read(result), result.GetValue(trust)),
            result.GetValue(repeat),
            result.GetValue(json),
            result.GetValue(quiet),
            result.GetValue(jobTimes)));
        return command;
    }

    private static int Run(RunConfig config, int repeat, bool json, bool quiet, bool jobTimes)
    {
        if (repeat is < 1 or > 1_000_000)
        {
            throw new UserException($"--repeat: {repeat} is outside 1 to 1000000.", ExitCode.BadInput);
        }

        using var interruption = new Interruption();
        using var experiment = new Experiment(config, repeat);
        if (jobTimes)
        {
            experiment.MeasureJobs();
        }

        var directory = RunDirectory.Create(config.Output.Directory, config.Task.Descriptor!.Name, config.Seed);
        return repeat == 1
            ? RunOne(config, experiment, directory, json, quiet, interruption.Token)
            : new SeveralRuns(config, repeat, json, quiet).Start(experiment, directory, interruption.Token);
    }

    private static int RunOne(
        RunConfig config,
        Experiment experiment,
        RunDirectory directory,
        bool json,
        bool quiet,
        CancellationToken cancellation)
    {
        IProgressView progress = ProgressView(config.Stop, quiet);
        RunSummary summary = progress.Show(experiment.Title, () => experiment.Run(config.Seed, directory, progress, cancellation));
        if (json)
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(summary, Json.File));
        }
        else
        {
            SummaryPrinter.Print(summary, directory.Path);
        }

        return summary.StopReason == StopReason.Interrupted ? ExitCode.Interrupted : ExitCode.Done;
    }

    /// <summary>Returns what shows a run's progress here.</summary>
    public static IProgressView ProgressView(StopOptions stop, bool quiet)
    {
        if (quiet)
        {
            return new SilentProgress();
        }

        if (Console.IsErrorRedirected)
        {
            return new PlainProgress(Console.Error);
        }

        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return new LiveProgress(console, stop);
    }
}
