using System.Diagnostics;
using NUnit.Framework;

namespace Evolution.Tests.Support;

/// <summary>A Chromium without a window, where the machine has one.</summary>
internal static class Browser
{
    private static readonly string[] Names = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    /// <summary>The program: <c>EVOLUTION_CHROMIUM</c> or one on the path; null where there is none.</summary>
    private static readonly string? Path = Environment.GetEnvironmentVariable("EVOLUTION_CHROMIUM") is { Length: > 0 } chosen ? chosen : Find();

    /// <summary>Ends the calling test, with how to get a browser, where there is none.</summary>
    public static void IgnoreWhereMissing()
    {
        if (Path is null)
        {
            Assert.Ignore("no Chromium on this machine: apt-get install chromium-headless-shell, or set EVOLUTION_CHROMIUM");
        }
    }

    /// <summary>Opens a page, lets its scripts run, and returns the page as they left it.</summary>
    /// <param name="page">Its address.</param>
    /// <returns>The document, and what the page wrote to its console.</returns>
    public static (string Document, string Console) Open(string page)
    {
        var start = new ProcessStartInfo(
            Path!, ["--headless", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr", "--dump-dom", page])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> document = process.StandardOutput.ReadToEndAsync();
        Task<string> log = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(TimeSpan.FromMinutes(2)))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException("The browser did not end.");
        }

        string[] console = [.. log.Result.Split('\n').Where(line => line.Contains("CONSOLE", StringComparison.Ordinal))];
        return (document.Result, string.Join('\n', console));
    }

    private static string? Find() =>
        (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(System.IO.Path.PathSeparator)
            .SelectMany(directory => Names.Select(name => System.IO.Path.Combine(directory, name)))
            .FirstOrDefault(File.Exists);
}
