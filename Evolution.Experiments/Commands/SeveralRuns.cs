using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Evolution.Core.Configuration;
using Evolution.Experiments.Reporting;

namespace Evolution.Experiments.Commands;

/// <summary>The runs of <c>run --repeat</c>, begun or continued.</summary>
/// <param name="config">The config; its seed is the first.</param>
/// <param name="seeds">The number of seeds.</param>
/// <param name="json">Whether the summary is printed as JSON.</param>
/// <param name="quiet">Whether no progress is shown.</param>
internal sealed class SeveralRuns(RunConfig config, int seeds, bool json, bool quiet)
{
    private const string CountFile = "repeat.json";

    /// <summary>Returns the number of seeds that a directory was made for; null where it is that of one run.</summary>
    /// <exception cref="UserException">The file that tells it is damaged.</exception>
    public static int? SeedsIn(string directory)
    {
        string path = Path.Combine(directory, CountFile);
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<Count>(File.ReadAllText(path), Json.File) is { Seeds: >= 2 and <= 1_000_000 } count
                ? count.Seeds
                : throw new JsonException();
        }
        catch (JsonException)
        {
            throw new UserException($"{path}: not {{\"seeds\": N}} with N from 2 to 1000000.", ExitCode.DamagedFile);
        }
    }

    /// <summary>Begins the runs in an empty directory.</summary>
    public int Start(Experiment experiment, RunDirectory directory, CancellationToken cancellation)
    {
        StartFile.Keep(config, directory);
        directory.Write("config.json", ConfigWriter.Write(config).TrimEnd());
        directory.Write(CountFile, JsonSerializer.Serialize(new Count(seeds), Json.Line));
        return Run(experiment, directory, resume: false, cancellation);
    }

    /// <summary>Continues the runs of a directory, and begins those that never began.</summary>
    public int Resume(Experiment experiment, RunDirectory directory, CancellationToken cancellation) =>
        Run(experiment, directory, resume: true, cancellation);

    private int Run(Experiment experiment, RunDirectory directory, bool resume, CancellationToken cancellation)
    {
        using var held = RunLock.Take(directory);
        long firstSeed = config.Seed;
        string title = string.Create(CultureInfo.InvariantCulture, $"{experiment.Title}, {seeds} seeds");
        IProgressView progress = RunCommand.ProgressView(config.Stop, quiet);
        long began = Stopwatch.GetTimestamp();
        IReadOnlyList<RunSummary> runs = progress.Show(
            title, () => experiment.RunSeveral(firstSeed, seeds, directory, progress, cancellation, resume));
        var summary = RepeatSummary.Of(runs, Stopwatch.GetElapsedTime(began).TotalSeconds);
        if (resume && SecondsOfTheSame(summary, directory) is { } seconds)
        {
            // No run had anything left to do: the time that they took is not that of looking.
            summary = summary with { Seconds = seconds };
            Console.Error.WriteLine($"All runs in \"{directory.Path}\" had ended before, and nothing was done.");
        }

        string text = JsonSerializer.Serialize(summary, Json.File);
        directory.Write("summary.json", text);
        if (json)
        {
            Console.Out.WriteLine(text);
        }
        else
        {
            SummaryPrinter.Print(summary, directory.Path);
        }

        return cancellation.IsCancellationRequested ? ExitCode.Interrupted : ExitCode.Done;
    }

    private static double? SecondsOfTheSame(RepeatSummary summary, RunDirectory directory)
    {
        try
        {
            RepeatSummary? before = JsonSerializer.Deserialize<RepeatSummary>(File.ReadAllText(directory.PathOf("summary.json")), Json.File);
            return before is not null && WithoutSeconds(before) == WithoutSeconds(summary) ? before.Seconds : null;
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string WithoutSeconds(RepeatSummary summary) => JsonSerializer.Serialize(summary with { Seconds = 0 }, Json.Line);

    private sealed record Count(int Seeds);
}
