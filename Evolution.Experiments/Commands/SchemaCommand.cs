using System.CommandLine;
using Evolution.Core.Configuration;

namespace Evolution.Experiments.Commands;

/// <summary><c>schema</c>.</summary>
internal static class SchemaCommand
{
    /// <summary>Creates the verb.</summary>
    /// <param name="tasks">The tasks that it knows.</param>
    public static Command Create(TaskLibrary tasks)
    {
        var to = new Option<string>("--to") { Description = "json, the JSON Schema; or markdown, the same for readers.", DefaultValueFactory = _ => "json" };
        to.AcceptOnlyFromAmong("json", "markdown");
        var command = new Command(
            "schema",
            "Prints the JSON Schema of configs, by which editors complete and check them. Example: evolution schema > config/experiment.schema.json")
        {
            to,
        };
        command.SetAction(result => Console.Out.Write(
            result.GetValue(to) == "markdown" ? ReferenceWriter.Write(tasks.All) : SchemaWriter.Write(tasks.All)));
        return command;
    }
}
