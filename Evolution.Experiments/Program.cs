using System.CommandLine;
using System.Text.RegularExpressions;
using Evolution.Core.Configuration;
using Evolution.Experiments.Commands;
using Evolution.Gpu;

namespace Evolution.Experiments;

/// <summary>The verbs of the program.</summary>
internal static partial class Program
{
    private static int Main(string[] arguments)
    {
        var root = new RootCommand("NEAT neuroevolution: networks of any structure, evolved from a config file.")
        {
            RunCommand.Create(),
            ResumeCommand.Create(),
            ReplayCommand.Create(),
            ExportCommand.Create(),
            VerifyCommand.Create(),
            TasksCommand.Create(),
            DevicesCommand.Create(),
            SchemaCommand.Create(),
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
        catch (Exception exception) when (DeviceFault.IsFault(exception))
        {
            // A run goes on on the host; what verifies or measures a device has nothing to go on with.
            Console.Error.WriteLine($"The device failed: {exception.Message}");
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

    /// <summary>The parser names .NET types, which say nothing to whoever typed the value.</summary>
    private static string InWords(string message) =>
        TypeName().Replace(message.Replace("as expected type 'System.Int32'", "as a whole number", StringComparison.Ordinal), string.Empty);

    [GeneratedRegex(" as expected type '[^']*'")]
    private static partial Regex TypeName();
}
