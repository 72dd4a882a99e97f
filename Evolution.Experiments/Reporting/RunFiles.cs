using System.Text.Json;
using Evolution.Core.Runs;

namespace Evolution.Experiments.Reporting;

/// <summary>What a run that has ended left in its directory, read for people.</summary>
/// <param name="Summary">How it ended.</param>
/// <param name="Generations">How it went.</param>
/// <param name="Saved">Its champion.</param>
/// <param name="Config">Its config, as text.</param>
internal sealed record RunFiles(RunSummary Summary, GenerationTable Generations, SavedChampion Saved, string Config)
{
    /// <summary>Reads the directory of a run, or of one seed of several.</summary>
    /// <exception cref="UserException">There is no such directory, the run has not ended, or a file is damaged.</exception>
    public static RunFiles Read(string directory)
    {
        RunDirectory.Find(directory);
        if (Directory.EnumerateDirectories(directory, "seed-*").Order(StringComparer.Ordinal).FirstOrDefault() is { } seed)
        {
            throw new UserException($"\"{directory}\" holds several runs; name one of them, such as \"{seed}\".", ExitCode.BadInput);
        }

        return new RunFiles(
            Read(directory, "summary.json", text => JsonSerializer.Deserialize<RunSummary>(text, Json.File) ?? throw new InvalidDataException("The file holds null.")),
            Read(directory, "generations.csv", text => GenerationTable.Parse(text.TrimEnd().Split('\n').Select(line => line.TrimEnd('\r')))),
            Read(directory, "champion.json", ChampionFile.Read),
            Read(directory, "config.json", text => text.Trim()));
    }

    private static TContent Read<TContent>(string directory, string name, Func<string, TContent> parse)
    {
        string path = Path.Combine(directory, name);
        if (!File.Exists(path))
        {
            string goesOn = SavedRun.IsIn(RunDirectory.Open(directory)) ? $"It goes on with: evolution resume {directory}" : "It has left no checkpoint to go on from.";
            throw new UserException($"\"{directory}\" has no {name}: no run has ended there. {goesOn}", ExitCode.BadInput);
        }

        try
        {
            return parse(File.ReadAllText(path));
        }
        catch (InvalidDataException exception)
        {
            throw new UserException($"{path}: {exception.Message}", ExitCode.DamagedFile);
        }
        catch (JsonException exception)
        {
            throw new UserException($"{path}: {JsonFault.InWords(exception, "a summary")}", ExitCode.DamagedFile);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UserException($"\"{path}\" cannot be read: {exception.Message}", ExitCode.BadInput);
        }
    }
}
