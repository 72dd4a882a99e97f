using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Evolution.Core.Configuration;
using Evolution.Core.Runs;
using Evolution.Experiments.Reporting;

namespace Evolution.Experiments.Studies;

/// <summary>The directory of a study with one preset: a directory a seed, and what tells whose runs they are.</summary>
internal sealed class StudyFiles
{
    private const string ConfigFile = "config.json";
    private const string SessionsFile = "sessions.json";

    private readonly RunConfig _config;
    private readonly Sessions? _sessions;

    /// <summary>Opens the directory, or one that is still to be made.</summary>
    /// <param name="path">The directory.</param>
    /// <param name="config">The config that its runs are to have.</param>
    /// <exception cref="UserException">Its runs have another, or a file in it is damaged.</exception>
    public StudyFiles(string path, RunConfig config)
    {
        Directory = RunDirectory.Open(path);
        _config = config;
        if (!File.Exists(Directory.PathOf(ConfigFile)))
        {
            return;
        }

        JsonNode saved = Read(ConfigFile, text => JsonNode.Parse(text) ?? throw new JsonException("It is null."));
        _sessions = Read(SessionsFile, text => JsonSerializer.Deserialize<Sessions>(text, Json.File) ?? throw new JsonException("It is null."));
        if (ConfigDifference.Find(saved, JsonNode.Parse(ConfigWriter.Write(config))!) is { } difference)
        {
            throw new UserException($"\"{path}\" holds runs of another config: {difference}. Choose another --output, or remove it.", ExitCode.BadInput);
        }
    }

    /// <summary>Gets the version of this program, with the commit that it was built from where that is known.</summary>
    public static string ProgramVersion { get; } =
        typeof(StudyFiles).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    /// <summary>Gets the directory.</summary>
    public RunDirectory Directory { get; }

    /// <summary>Gets the version of the program that evolves its runs.</summary>
    public string Version => _sessions?.Version ?? ProgramVersion;

    /// <summary>Returns the summaries of the runs that have ended, by seed.</summary>
    public IReadOnlyList<RunSummary> Ended(int seeds) =>
    [
        .. Enumerable.Range(0, seeds)
            .Select(number => SavedRun.EndedIn(RunDirectory.Open(Directory.PathOf($"seed-{_config.Seed + number}")), _config.Stop))
            .OfType<RunSummary>(),
    ];

    /// <summary>Makes the directory ready for runs of it to begin or to go on.</summary>
    /// <exception cref="UserException">Another version began them.</exception>
    public void Begin()
    {
        if (_sessions is not null && _sessions.Version != ProgramVersion)
        {
            throw new UserException(
                $"\"{Directory.Path}\" was begun by version {_sessions.Version} and this is {ProgramVersion}: figures of one table come from one. Choose another --output, or remove it.",
                ExitCode.BadInput);
        }

        System.IO.Directory.CreateDirectory(Directory.Path);
        Write(_sessions ?? new Sessions(ProgramVersion, []));
        Directory.Write(ConfigFile, ConfigWriter.Write(_config).TrimEnd());
    }

    /// <summary>Notes how long a process worked on the runs.</summary>
    /// <param name="ended">The runs that ended meanwhile.</param>
    /// <param name="seconds">How long it worked.</param>
    /// <returns>The files with that in them.</returns>
    public StudyFiles Note(int ended, double seconds)
    {
        Write(new Sessions(ProgramVersion, [.. _sessions?.All ?? [], new Session(ended, seconds)]));
        return new StudyFiles(Directory.Path, _config);
    }

    /// <summary>Returns the seconds that runs took; null where not all of them ended in sessions that lived to tell.</summary>
    /// <param name="ended">The runs that have ended.</param>
    public double? SecondsOf(int ended) =>
        _sessions is not null && _sessions.All.Sum(one => one.Ended) == ended ? _sessions.All.Sum(one => one.Seconds) : null;

    private void Write(Sessions sessions) => Directory.Write(SessionsFile, JsonSerializer.Serialize(sessions, Json.File));

    private TContent Read<TContent>(string file, Func<string, TContent> parse)
    {
        string path = Directory.PathOf(file);
        try
        {
            return parse(File.ReadAllText(path));
        }
        catch (JsonException exception)
        {
            throw new UserException($"{path}: {JsonFault.InWords(exception, "a file of reproduce")}", ExitCode.DamagedFile);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UserException($"\"{path}\" cannot be read: {exception.Message}", ExitCode.DamagedFile);
        }
    }

    /// <param name="Version">The program's version.</param>
    /// <param name="All">Every process that worked on the runs and was not killed.</param>
    private sealed record Sessions(string Version, IReadOnlyList<Session> All);

    /// <param name="Ended">The runs that ended in it.</param>
    /// <param name="Seconds">How long it worked.</param>
    private sealed record Session(int Ended, double Seconds);
}
