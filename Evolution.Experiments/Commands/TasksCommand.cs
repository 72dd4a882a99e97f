using System.CommandLine;
using System.Text.Json;
using Evolution.Core.Configuration;
using Evolution.Core.Tasks;
using Evolution.Experiments.Reporting;
using Spectre.Console;

namespace Evolution.Experiments.Commands;

/// <summary><c>tasks</c>.</summary>
internal static class TasksCommand
{
    /// <summary>Creates the verb.</summary>
    /// <param name="tasks">The tasks that it knows.</param>
    public static Command Create(TaskLibrary tasks)
    {
        var json = new Option<bool>("--json") { Description = "Print one object a line." };
        var command = new Command("tasks", "Lists the tasks with their parameters. Example: evolution tasks") { json };
        command.SetAction(result =>
        {
            if (result.GetValue(json))
            {
                PrintJson(tasks);
            }
            else
            {
                PrintTable(tasks);
            }
        });
        return command;
    }

    private static void PrintJson(TaskLibrary tasks)
    {
        foreach (TaskDescriptor descriptor in tasks.All)
        {
            EvolutionTask? task = CreateOrNull(descriptor);
            var row = new
            {
                task = descriptor.Id,
                summary = descriptor.Summary,
                inputs = task?.InputNames,
                outputs = task?.OutputNames,
                parameters = OptionDocs.Of(descriptor.CreateParameters()),
            };
            Console.Out.WriteLine(JsonSerializer.Serialize(row, Json.Line));
        }
    }

    /// <summary>Returns null where the parameters decide what the inputs and outputs are.</summary>
    private static EvolutionTask? CreateOrNull(TaskDescriptor descriptor) =>
        descriptor.HasDefaults ? descriptor.Create(descriptor.CreateParameters()) : null;

    private static string ToText(IReadOnlyList<string>? names) => names is null ? "by parameters" : string.Join(' ', names);

    private static void PrintTable(TaskLibrary tasks)
    {
        var table = new Table { Border = TableBorder.Rounded, ShowRowSeparators = true };
        table.AddColumn(new TableColumn("task").NoWrap());
        table.AddColumns("inputs", "outputs", "what it is", "parameters");
        foreach (TaskDescriptor descriptor in tasks.All)
        {
            EvolutionTask? task = CreateOrNull(descriptor);
            string parameters = string.Join('\n', OptionDocs.Of(descriptor.CreateParameters()).Select(option => option.ToString()));
            table.AddRow(
                new Text(descriptor.Id),
                new Text(ToText(task?.InputNames)),
                new Text(ToText(task?.OutputNames)),
                new Text(descriptor.Summary),
                new Text(parameters));
        }

        OutputConsole.Create().Write(table);
    }
}
