using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using NUnit.Framework;

namespace Evolution.Tests.Support;

/// <summary>What the real program left on its streams.</summary>
internal sealed record EvolutionProcess(int ExitCode, string Output, string Error)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Gets standard output as the one JSON value that it must be.</summary>
    public JsonElement Json => JsonElement.Parse(Output);

    /// <summary>Runs the program to its end in a directory.</summary>
    public static EvolutionProcess Run(TemporaryDirectory directory, params string[] arguments)
    {
        using Process process = Start(directory, arguments);
        return Finish(process);
    }

    /// <summary>Runs the program, which must succeed.</summary>
    public static EvolutionProcess Succeed(TemporaryDirectory directory, params string[] arguments)
    {
        EvolutionProcess ended = Run(directory, arguments);
        Assert.That(ended.ExitCode, Is.Zero, ended.Error);
        return ended;
    }

    /// <summary>Runs the program until a file is there, sends it a signal and waits for its end.</summary>
    public static EvolutionProcess Interrupt(TemporaryDirectory directory, string signal, string awaited, params string[] arguments)
    {
        using Process process = Start(directory, arguments);
        bool isThere = SpinWait.SpinUntil(() => File.Exists(directory.PathOf(awaited)) || process.HasExited, Patience);
        Assert.That(isThere && !process.HasExited, Is.True, $"{awaited} never came, or the program ended before it was interrupted");
        using var kill = Process.Start("kill", ["-" + signal, process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
        return Finish(process);
    }

    /// <summary>Starts the program, waits until a file is there, and does something with it running, then kills it without notice.</summary>
    /// <param name="directory">Where it runs.</param>
    /// <param name="awaited">The file to wait for.</param>
    /// <param name="meanwhile">What to do before the kill.</param>
    /// <param name="arguments">Its arguments.</param>
    public static void Kill(TemporaryDirectory directory, string awaited, Action<int> meanwhile, params string[] arguments)
    {
        using Process process = Start(directory, arguments);
        try
        {
            bool isThere = SpinWait.SpinUntil(() => File.Exists(directory.PathOf(awaited)) || process.HasExited, Patience);
            Assert.That(isThere && !process.HasExited, Is.True, $"{awaited} never came, or the program ended before it was killed");
            meanwhile(process.Id);
        }
        finally
        {
            process.Kill();
            process.WaitForExit();
        }
    }

    /// <summary>Returns the path of a config that comes with the program.</summary>
    public static string Config(string name) => Path.Combine(SourceTree.Root, "config", name + ".json");

    private static Process Start(TemporaryDirectory directory, string[] arguments)
    {
        string program = Path.Combine(TestContext.CurrentContext.TestDirectory, "evolution.dll");
        var start = new ProcessStartInfo("dotnet", [program, .. arguments])
        {
            WorkingDirectory = directory.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // Processes as short as these would optimize, and half of it twice, what they never call again.
        start.Environment["DOTNET_TC_CallCountingDelayMs"] = "100";
        start.Environment["DOTNET_TieredPGO"] = "0";

        // Folders that a test trusts are no concern of the user's.
        start.Environment["XDG_CONFIG_HOME"] = directory.PathOf("user");
        return Process.Start(start)!;
    }

    private static EvolutionProcess Finish(Process process)
    {
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Patience))
        {
            process.Kill();
            Assert.Fail("The program did not end.");
        }

        return new EvolutionProcess(process.ExitCode, output.Result, error.Result);
    }
}
