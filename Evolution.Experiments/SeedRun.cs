using System.Text.Json;
using Evolution.Core.Configuration;
using Evolution.Core.Evaluation;
using Evolution.Core.Numerics;
using Evolution.Core.Runs;
using Evolution.Core.Tasks;
using Evolution.Experiments.Export;
using Evolution.Experiments.Reporting;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting.Compact;

namespace Evolution.Experiments;

/// <summary>The files of one seed's run, from the first generation to the summary.</summary>
internal sealed class SeedRun : IDisposable
{
    private readonly RunDirectory _directory;
    private readonly RunLock _held;
    private readonly EvolutionTask _task;
    private readonly string _config;
    private readonly bool _hasReport;
    private readonly bool _isAlone;
    private readonly TaskCode? _code;
    private readonly Logger _log;
    private readonly CsvObserver _csv;
    private readonly CheckpointObserver _checkpoints;
    private readonly FailureFile _failures;
    private readonly TelemetryObserver _telemetry;
    private FallbackLog? _watch;

    /// <summary>Opens the files.</summary>
    /// <param name="directory">Where they go.</param>
    /// <param name="config">The config; its present seed is the run's.</param>
    /// <param name="task">The task.</param>
    /// <param name="progress">Shows the run, or null.</param>
    /// <param name="resume">Whether the directory's newest whole checkpoint is continued.</param>
    /// <param name="isAlone">Whether it is the only run: one of several leaves no report but the drawing of its champion.</param>
    /// <exception cref="UserException">There is nothing to continue, or another process writes the directory.</exception>
    public SeedRun(RunDirectory directory, RunConfig config, EvolutionTask task, IRunObserver? progress, bool resume, bool isAlone)
    {
        (_directory, _task, _hasReport, _isAlone, _code) = (directory, task, config.Output.Report, isAlone, config.Task.Code);
        _held = RunLock.Take(directory);
        try
        {
            StartFile.Keep(config, directory);
            _config = ConfigWriter.Write(config).TrimEnd();
            var digest = new Lazy<string>(() => ConfigDigest.Of(_config));
            var saved = new SavedRun(directory, config.Checkpoint.Keep);
            State = resume ? saved.Load(task, config.Network, digest.Value) : null;
            directory.Write("config.json", _config);
            _log = new LoggerConfiguration()
                .MinimumLevel.Information()
                .WriteTo.File(new CompactJsonFormatter(), directory.PathOf("log.json"))
                .WriteTo.Sink(new ConsoleLines(Console.Error), LogEventLevel.Warning)
                .CreateLogger();
            _csv = new CsvObserver(directory.PathOf("generations.csv"), State is null ? 0 : State.Evolver.Generation + 1);
            _checkpoints = new CheckpointObserver(saved.Store, config.Checkpoint, task.Id, digest, _csv, _log);
            _failures = new FailureFile(directory, task, _config, config.Evaluation.Arithmetic, _code);
        }
        catch
        {
            _held.Dispose();
            throw;
        }

        _telemetry = new TelemetryObserver(task.Id, config.Seed);
        IRunObserver[] observers = [_csv, _checkpoints, new LogObserver(_log), _failures, _telemetry];
        Observer = new ObserverFan(_log, progress is null ? observers : [.. observers, progress]);
    }

    /// <summary>Gets what is to be continued; null when the run starts anew.</summary>
    public RunState? State { get; }

    /// <summary>Gets what is to be told of the run's generations.</summary>
    public IRunObserver Observer { get; }

    /// <summary>Notes what runs where, and from here on a device that fails.</summary>
    public void Begin(string title, string backendReason, IPopulationEvaluator evaluator, ArithmeticKind arithmetic)
    {
        _watch = FallbackLog.Watch(evaluator, _log, arithmetic);
        _log.Information("{Title}, fitness policy: {Policy}", title, "not finite ranks last and earns nothing; negative is raised by the least");
        _log.Information("Backend {Reason}", backendReason);
    }

    /// <summary>Writes the champion and the summary of a run that has ended; of one that had ended before, and went no further, what is there stays.</summary>
    public RunSummary End(EvolutionRun run, RunSetup setup, IPopulationEvaluator evaluator, WorkerPool workers, JsonElement parameters)
    {
        if (run.StopReason != StopReason.Interrupted
            && State?.Evolver.Generation == run.Generation
            && SavedRun.SummaryIn(_directory) is { StopReason: not StopReason.Interrupted } earlier
            && earlier.Generations == run.Generation + 1)
        {
            return earlier;
        }

        _checkpoints.SaveEnd(run);
        RunSummary summary = RunSummary.Of(run, _task.Id, setup, evaluator, workers);
        _directory.Write("champion.json", ChampionFile.Write(run.Champion!, _task, parameters, setup.Evaluation.Arithmetic, _code));
        _directory.Write("summary.json", JsonSerializer.Serialize(summary, Json.File));
        if (_hasReport)
        {
            WriteReport(summary, new SavedChampion(run.Champion!, _task.Id, parameters, _task.InputNames, _task.OutputNames));
        }

        _log.Information("Ended: {@Summary}", summary);
        return summary;
    }

    /// <summary>Saves the genome whose fitness threw, and returns what the user is told.</summary>
    public UserException Fail(FitnessException failure)
    {
        _log.Fatal(failure, "{Message}", failure.Message);
        return new UserException($"{failure.Message}\n{_failures.Save(failure)}".TrimEnd(), ExitCode.BadInput);
    }

    /// <summary>Pictures can be made again: what keeps them from being written is told, and the run's result stands.</summary>
    private void WriteReport(RunSummary summary, SavedChampion champion)
    {
        try
        {
            if (_isAlone)
            {
                _csv.Dispose();
                var files = new RunFiles(summary, GenerationTable.Read(_directory.PathOf("generations.csv")), champion, _config);
                RunReport.Write(_directory, files, _task);
            }
            else
            {
                _directory.Write("champion.svg", SvgDrawing.Write(NetworkGraph.Of(champion.Champion.Genome, champion.Inputs, champion.Outputs)));
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            _log.Error(exception, "The report could not be written; evolution report makes it anew");
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _watch?.Dispose();
        _telemetry.Dispose();
        _csv.Dispose();
        _log.Dispose();
        _held.Dispose();
    }
}
