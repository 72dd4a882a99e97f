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
    /// <summary>Creates the verb.</summary>
    public static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "Print one object a line." };
        var command = new Command(
            "devices",
            "Lists the devices, their drivers, and whether a small test passed on each. Exit code 1 if one failed. Example: evolution devices")
        {
            json,
        };
        command.SetAction(result => List(result.GetValue(json)));
        return command;
    }

    private static int List(bool json)
    {
        DeviceRow[] rows = [DeviceRow.OfHost(), .. GpuDevice.Find().Select(DeviceRow.Of)];
        if (json)
        {
            foreach (DeviceRow row in rows)
            {
                Console.Out.WriteLine(JsonSerializer.Serialize(row, Json.Line));
            }
        }
        else
        {
            PrintTable(rows);
        }

        if (rows.All(row => row.Backend != "cuda"))
        {
            Console.Error.WriteLine($"cuda: {CudaDriver.WhyNoDevice}.");
        }

        if (rows.All(row => row.Backend == "cpu"))
        {
            Console.Error.WriteLine($"opencl: {OpenClDriver.WhyNoDevice}.");
        }

        return rows.Any(row => row.Failed) ? ExitCode.Different : ExitCode.Done;
    }

    private static void PrintTable(DeviceRow[] rows)
    {
        var table = new Table { Border = TableBorder.Rounded };
        table.AddColumns("backend", "device", "architecture", "memory", "multiprocessors", "driver", "self-test");
        foreach (DeviceRow row in rows)
        {
            string driver = row.ApiVersion.Length == 0 ? string.Empty : $"{(row.Backend == "cuda" ? "CUDA" : "OpenCL")} {row.ApiVersion}, {row.DriverVersion}".TrimEnd(' ', ',');
            table.AddRow(
                new Text(row.Index is { } index ? $"{row.Backend} {index}" : row.Backend),
                new Text(row.Name),
                new Text(row.Architecture),
                new Text(string.Create(CultureInfo.InvariantCulture, $"{row.MemoryBytes / 1e9:F1} GB")),
                new Text(row.Multiprocessors?.ToString(CultureInfo.InvariantCulture) ?? string.Empty),
                new Text(driver),
                new Text(row.SelfTest));
        }

        OutputConsole.Create().Write(table);
    }
}
