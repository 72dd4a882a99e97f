using System.CommandLine;
using Evolution.Core.Configuration;
using Evolution.Experiments.Reporting;

namespace Evolution.Experiments.Commands;

/// <summary><c>report RUN-DIR</c>.</summary>
internal static class ReportCommand
{
    /// <summary>Creates the verb.</summary>
    /// <param name="tasks">The tasks that it knows.</param>
    public static Command Create(TaskLibrary tasks)
    {
        var directory = new Argument<string>("RUN-DIR") { Description = "The directory of a run that has ended, or of one seed of several." };
        Option<bool> trust = TrustCommand.Flag();
        var command = new Command(
            "report",
            "Makes the pictures of a run anew: champion.svg, fitness.svg, species.svg and report.html. Example: evolution report runs/xor-1") { directory, trust };
        command.SetAction(result => Report(tasks, result.GetRequiredValue(directory), result.GetValue(trust)));
        return command;
    }

    private static int Report(TaskLibrary tasks, string path, bool trust)
    {
        RunFiles files = RunFiles.Read(path);
        RunConfig config = ConfigFile.Read(Path.Combine(path, "config.json"), tasks, [], trust);
        try
        {
            foreach (string name in RunReport.Write(RunDirectory.Open(path), files, config.Task.Create()))
            {
                Console.Out.WriteLine(Path.Combine(path, name));
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UserException($"\"{path}\" cannot be written: {exception.Message}", ExitCode.BadInput);
        }

        return ExitCode.Done;
    }
}
