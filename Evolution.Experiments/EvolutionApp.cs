using System.CommandLine;
using System.Text.RegularExpressions;
using Evolution.Core.Configuration;
using Evolution.Core.Runs;
using Evolution.Core.Tasks;
using Evolution.Experiments.Commands;
using Evolution.Gpu.Faults;

namespace Evolution.Experiments;

/// <summary>The verbs of the program, for a program of one's own that adds tasks to those that come with it.</summary>
/// <example>
/// <code>
/// return EvolutionApp.Run(args, app => app.AddTask(MyTask.Descriptor));
/// </code>
/// </example>
public sealed partial class EvolutionApp
{
    private readonly List<TaskDescriptor> _tasks = [.. TaskCatalog.All];

    private EvolutionApp()
    {
    }

    /// <summary>Runs the verb that a command line names, and prints what it prints.</summary>
    /// <param name="arguments">The command line, without the name of the program.</param>
    /// <param name="configure">Adds tasks.</param>
    /// <returns>The exit code: 0 done, 2 bad arguments or config, 3 device missing, 4 damaged file, 130 interrupted.</returns>
    /// <exception cref="ArgumentException">A task of that name is there already.</exception>
    public static int Run(string[] arguments, Action<EvolutionApp>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        var app = new EvolutionApp();
        configure?.Invoke(app);
        return app.Invoke(arguments);
    }

    /// <summary>Adds a task, which configs and champions can then name.</summary>
    /// <param name="task">The task, usually the <c>Descriptor</c> of the struct that implements it.</param>
    /// <returns>This, so that calls can be chained.</returns>
    /// <exception cref="ArgumentException">A task of that name is there already.</exception>
    public EvolutionApp AddTask(TaskDescriptor task)
    {
        ArgumentNullException.ThrowIfNull(task);
        if (_tasks.Any(other => other.Name == task.Name))
        {
            throw new ArgumentException($"There is a task \"{task.Name}\" already.", nameof(task));
        }

        _tasks.Add(task);
        return this;
    }

    private int Invoke(string[] arguments)
    {
        var tasks = new TaskLibrary(_tasks);
        var root = new RootCommand("NEAT neuroevolution: networks of any structure, evolved from a config file.")
        {
            RunCommand.Create(tasks),
            ResumeCommand.Create(tasks),
            ReproduceCommand.Create(tasks),
            ReplayCommand.Create(tasks),
            ExportCommand.Create(),
            ReportCommand.Create(tasks),
            InspectCommand.Create(),
            VerifyCommand.Create(tasks),
            NewTaskCommand.Create(),
            TrustCommand.Create(),
            TasksCommand.Create(tasks),
            DevicesCommand.Create(),
            SchemaCommand.Create(tasks),
            BenchCommand.Create(),
        };
        try
        {
            ParseResult parsed = root.Parse(arguments);
            return parsed.Errors.Count > 0
                ? Refuse(parsed)
                : parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
        }
        catch (UserException error)
        {
            Console.Error.WriteLine(error.Message);
            return error.ExitCode;
        }
        catch (ConfigException exception)
        {
            Console.Error.WriteLine(exception.Message);
            return ExitCode.BadInput;
        }
        catch (FitnessException exception)
        {
            Console.Error.WriteLine(exception.Message);
            return ExitCode.BadInput;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A disk that is full, or a directory that went away: the message names the file.
            Console.Error.WriteLine(exception.Message);
            return ExitCode.BadInput;
        }
        catch (DeviceUnavailableException exception)
        {
            Console.Error.WriteLine(exception.Message);
            return ExitCode.NoDevice;
        }
        catch (Exception exception) when (DeviceFault.IsFault(exception))
        {
            // A run goes on on the host; what verifies or measures a device has nothing to go on with.
            Console.Error.WriteLine($"The device failed: {DeviceFault.TextOf(exception)}");
            return ExitCode.NoDevice;
        }
    }

    /// <summary>Says what is wrong with the command line, and where help is, instead of printing all of the help.</summary>
    private static int Refuse(ParseResult parsed)
    {
        foreach (string message in parsed.Errors.Select(error => InWords(error.Message)).Distinct())
        {
            Console.Error.WriteLine(message);
        }

        Command command = parsed.CommandResult.Command;
        string verb = string.Concat(Lineage(command).Reverse().Select(one => " " + one.Name));
        string known = string.Join(", ", command.Subcommands.Select(subcommand => subcommand.Name));
        Console.Error.WriteLine(known.Length == 0 ? $"See: evolution{verb} --help" : $"Verbs: {known}. See: evolution{verb} --help");
        return ExitCode.BadInput;
    }

    private static IEnumerable<Command> Lineage(Command command)
    {
        for (Command? one = command; one is not (null or RootCommand); one = one.Parents.OfType<Command>().FirstOrDefault())
        {
            yield return one;
        }
    }

    /// <summary>The parser names .NET types, which say nothing to whoever typed the value, and lists names on a line each.</summary>
    private static string InWords(string message)
    {
        string words = TypeName().Replace(message.Replace("as expected type 'System.Int32'", "as a whole number", StringComparison.Ordinal), string.Empty);
        string[] lines = words.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return lines.Length < 2 ? words : $"{lines[0]} {string.Join(", ", lines.Skip(1).Select(line => line.Trim('\'')))}";
    }

    [GeneratedRegex(" as expected type '[^']*'")]
    private static partial Regex TypeName();
}
