using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Evolution.Experiments.Reporting;
using Evolution.Gpu;
using Spectre.Console;

namespace Evolution.Experiments.Commands;

/// <summary><c>devices</c>.</summary>
internal static class DevicesCommand
{
    private const string NotTested = "not tested";

    /// <summary>Creates the verb.</summary>
    public static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "Print one object a line." };
        var command = new Command("devices", "Lists the devices, and whether a small test passed on each. Example: evolution devices") { json };
        command.SetAction(result =>
        {
            Row[] rows = [.. GpuDevice.Find().Select(Row.Of)];
            if (result.GetValue(json))
            {
                foreach (Row row in rows)
                {
                    Console.Out.WriteLine(JsonSerializer.Serialize(row, Json.Line));
                }
            }
            else
            {
                PrintTable(rows);
            }
        });
        return command;
    }

    private static void PrintTable(Row[] rows)
    {
        var table = new Table { Border = TableBorder.Rounded };
        table.AddColumns("backend", "device", "architecture", "memory", "multiprocessors", "self-test");
        table.AddRow("cpu", string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessorCount} processors"), string.Empty, string.Empty, string.Empty, "passed");
        foreach (Row row in rows)
        {
            table.AddRow(
                new Text(row.Backend),
                new Text(row.Name),
                new Text(row.Architecture),
                new Text(string.Create(CultureInfo.InvariantCulture, $"{row.MemoryBytes / 1e9:F1} GB")),
                new Text(row.Multiprocessors.ToString(CultureInfo.InvariantCulture)),
                new Text(row.SelfTest));
        }

        AnsiConsole.Write(table);
    }

    private sealed record Row(string Backend, string Name, string Architecture, long MemoryBytes, int Multiprocessors, string SelfTest)
    {
        public static Row Of(GpuDeviceInfo device) => new(
            device.Backend,
            device.Name,
            device.Architecture,
            device.MemoryBytes,
            device.Multiprocessors,
            device.Backend == "cuda" ? Experiments.SelfTest.Run(device.Backend) : NotTested);
    }
}
