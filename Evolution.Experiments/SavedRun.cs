using System.Text.Json;
using Evolution.Core.Checkpoints;
using Evolution.Core.Genomes;
using Evolution.Core.Runs;
using Evolution.Core.Tasks;
using Evolution.Experiments.Reporting;

namespace Evolution.Experiments;

/// <summary>The checkpoints in a run's directory.</summary>
/// <param name="directory">The directory.</param>
/// <param name="keep">How many are kept, at least 1.</param>
internal sealed class SavedRun(RunDirectory directory, int keep)
{
    private const string Folder = "checkpoints";

    /// <summary>Gets the store.</summary>
    public CheckpointStore Store { get; } = new(directory.PathOf(Folder), keep);

    /// <summary>Returns whether a directory has checkpoints, whole or damaged.</summary>
    public static bool IsIn(RunDirectory directory) =>
        Directory.Exists(directory.PathOf(Folder)) && Directory.EnumerateFiles(directory.PathOf(Folder), "*.checkpoint").Any();

    /// <summary>Returns the summary of a run that has ended as it is to end: solved, or at its last generation; null where there is none that can be read.</summary>
    public static RunSummary? EndedIn(RunDirectory directory, StopOptions stop) => SummaryIn(directory) switch
    {
        { StopReason: StopReason.Solved } summary when stop.WhenSolved => summary,
        { StopReason: StopReason.Generations } summary when summary.Generations == stop.Generations => summary,
        _ => null,
    };

    /// <summary>Returns how a run ended; null where no summary can be read.</summary>
    public static RunSummary? SummaryIn(RunDirectory directory)
    {
        try
        {
            return JsonSerializer.Deserialize<RunSummary>(File.ReadAllText(directory.PathOf("summary.json")), Json.File);
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Returns the state in the newest whole checkpoint; damaged ones are passed over with a warning.</summary>
    /// <param name="task">The task that the run is to have.</param>
    /// <param name="network">What its networks are like.</param>
    /// <param name="configDigest">The digest that its config is to have.</param>
    /// <exception cref="UserException">There is none, every one is damaged, or it belongs to another task or config.</exception>
    public RunState Load(EvolutionTask task, NetworkOptions network, string configDigest)
    {
        var damaged = new List<string>();
        Checkpoint? checkpoint = Store.Load(
            network.ShapeFor(task.InputNames.Count, task.OutputNames.Count), (path, fault) => damaged.Add($"\"{path}\": {fault}"));
        if (checkpoint is null)
        {
            throw damaged.Count == 0
                ? new UserException($"\"{directory.Path}\" has no checkpoint to continue from.{Remedy}", ExitCode.BadInput)
                : new UserException($"No checkpoint can be read. {string.Join(' ', damaged)}", ExitCode.DamagedFile);
        }

        foreach (string one in damaged)
        {
            Console.Error.WriteLine($"warning: passed over a checkpoint that cannot be read, {one}");
        }

        return checkpoint.Task == task.Id && checkpoint.ConfigDigest == configDigest
            ? checkpoint.State
            : throw OtherConfig(directory.Path);
    }

    /// <summary>Returns what a user is told who continues a run with what would have made it another.</summary>
    /// <param name="path">The run's directory.</param>
    public static UserException OtherConfig(string path) => new(
        $"\"{path}\" was saved under another config or task version; only stop rules, checkpoints, backend and threads may change.", ExitCode.BadInput);

    private string Remedy
    {
        get
        {
            string again = $"evolution run {directory.PathOf("config.json")} --output ANOTHER";
            return File.Exists(directory.PathOf("champion.json"))
                ? $" Another run can start from its champion: {again} --set start={directory.PathOf("champion.json")}"
                : $" Begin it again: {again}";
        }
    }
}
