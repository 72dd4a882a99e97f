using System.CommandLine;
using Evolution.Core.Configuration;
using Evolution.Experiments.Reporting;

namespace Evolution.Experiments.Commands;

/// <summary><c>report RUN-DIR</c>.</summary>
internal static class ReportCommand
{
    /// <summary>Creates the verb.</summary>
    public static Command Create()
    {
        var directory = new Argument<string>("RUN-DIR") { Description = "The directory of a run that has ended, or of one seed of several." };
        var command = new Command(
            "report",
            "Makes the pictures of a run anew: champion.svg, fitness.svg, species.svg and report.html. Example: evolution report runs/xor-1") { directory };
        command.SetAction(result => Report(result.GetRequiredValue(directory)));
        return command;
    }

    private static int Report(string path)
    {
        RunFiles files = RunFiles.Read(path);
        RunConfig config = ConfigFile.Read(Path.Combine(path, "config.json"), []);
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
