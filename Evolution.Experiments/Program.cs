using System.CommandLine;
using Evolution.Core.Configuration;
using Evolution.Experiments.Commands;

namespace Evolution.Experiments;

/// <summary>The verbs of the program.</summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        var root = new RootCommand("NEAT neuroevolution: networks of any structure, evolved from a config file.")
        {
            RunCommand.Create(),
            ReplayCommand.Create(),
            TasksCommand.Create(),
            SchemaCommand.Create(),
            BenchCommand.Create(),
        };
        try
        {
            ParseResult parsed = root.Parse(arguments);
            int code = parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
            return parsed.Errors.Count > 0 ? ExitCode.BadInput : code;
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
    }
}
