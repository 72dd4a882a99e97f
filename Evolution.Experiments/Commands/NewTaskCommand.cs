using System.CommandLine;
using Evolution.Core.Tasks;
using Evolution.Experiments.UserCode;

namespace Evolution.Experiments.Commands;

/// <summary><c>new-task NAME</c>.</summary>
internal static class NewTaskCommand
{
    /// <summary>Creates the verb.</summary>
    public static Command Create()
    {
        var name = new Argument<string>("NAME") { Description = "The task's name: lower-case words joined by hyphens." };
        var kind = new Option<string>("--kind")
        {
            Description = $"{string.Join(", ", TaskStarter.Kinds)}: rows of a table, a simulation in steps, any .NET code over one network, or over the whole population.",
            DefaultValueFactory = _ => TaskStarter.Kinds[0],
        };
        kind.AcceptOnlyFromAmong(TaskStarter.Kinds);
        var output = new Option<string>("--output") { Description = "The folder to write to; this one if not given.", DefaultValueFactory = _ => string.Empty };
        var command = new Command("new-task", "Writes a task of your own that runs as it is: a C# file and its config. Example: evolution new-task my-task --kind environment")
        {
            name, kind, output,
        };
        command.SetAction(result => Write(result.GetRequiredValue(name), result.GetRequiredValue(kind), result.GetRequiredValue(output)));
        return command;
    }

    private static int Write(string name, string kind, string folder)
    {
        if (!TaskDescriptor.IsName(name))
        {
            throw new UserException($"NAME: \"{name}\" is not lower-case words joined by hyphens, such as my-task.", ExitCode.BadInput);
        }

        (string source, string config) = (Path.Combine(folder, name + ".cs"), Path.Combine(folder, name + ".json"));
        if (new[] { source, config }.FirstOrDefault(Path.Exists) is { } present)
        {
            throw new UserException($"\"{present}\" is there already; choose another name, or remove it.", ExitCode.BadInput);
        }

        try
        {
            Directory.CreateDirectory(Path.GetFullPath(Path.Combine(folder, ".")));
            File.WriteAllText(source, TaskStarter.Source(name, kind));
            File.WriteAllText(config, TaskStarter.Config(name, kind));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new UserException($"--output: \"{folder}\" cannot be written: {exception.Message}", ExitCode.BadInput);
        }

        Console.Out.WriteLine($"{source} and {config} are written. Try: evolution run {config} --trust");
        return ExitCode.Done;
    }
}
