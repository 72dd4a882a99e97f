using System.Text.Json;
using Evolution.Core.Checkpoints;
using Evolution.Core.Configuration;
using Evolution.Core.Evaluation;
using Evolution.Core.Genomes;
using Evolution.Core.Numerics;
using Evolution.Core.Runs;
using Evolution.Core.Tasks;
using Evolution.Experiments.Export;
using Evolution.Experiments.Reporting;
using Serilog;
using Serilog.Formatting.Compact;

namespace Evolution.Experiments;

/// <summary>What a config sets up, ready to run with any number of seeds: the task, the threads and the evaluator.</summary>
internal sealed class Experiment : IDisposable
{
    private readonly RunConfig _config;
    private readonly EvolutionTask _task;
    private readonly WorkerPool _workers;
    private readonly IPopulationEvaluator _evaluator;
    private readonly string _backendReason;

    /// <summary>Sets up a config that was read without a fault.</summary>
    /// <exception cref="UserException">It asks for a device that is missing.</exception>
    public Experiment(RunConfig config)
    {
        _config = config;
        _task = config.Task.Create();
        _workers = new WorkerPool(config.Evaluation.Threads);
        _evaluator = EvaluatorFactory.Create(config, _task, _workers, out _backendReason);
    }

    /// <summary>Gets one line that says what runs where.</summary>
    public string Title =>
        $"{_task.Id}, {Dynamics.Title}, population {_config.Population}, seed {_config.Seed}, {_evaluator.Backend} ({_evaluator.Device}), {_config.Evaluation.Arithmetic.ToString().ToLowerInvariant()} arithmetic";

    private NetworkDynamics Dynamics => _config.Network.ShapeFor(_task.InputNames.Count, _task.OutputNames.Count).Dynamics;

    /// <summary>Runs one seed and writes its directory.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="directory">Where the run's files go.</param>
    /// <param name="progress">Shows the run.</param>
    /// <param name="cancellation">Ends the run after the present generation.</param>
    /// <param name="resume">Whether the directory's newest whole checkpoint is continued.</param>
    /// <exception cref="UserException">There is nothing to continue, or another process writes the directory.</exception>
    public RunSummary Run(long seed, RunDirectory directory, IProgressView progress, CancellationToken cancellation, bool resume = false)
    {
        _config.Seed = seed;
        RunSetup setup = _config.ToSetup();
        using var held = RunLock.Take(directory);
        var store = new CheckpointStore(directory.PathOf("checkpoints"), _config.Checkpoint.Keep);
        var digest = new Lazy<string>(() => ConfigDigest.Of(_config));
        RunState? state = resume ? Load(store, digest.Value, directory) : null;
        directory.Write("config.json", ConfigWriter.Write(_config).TrimEnd());
        using Serilog.Core.Logger log = new LoggerConfiguration()
            .MinimumLevel.Information()
            .WriteTo.File(new CompactJsonFormatter(), directory.PathOf("log.json"))
            .CreateLogger();
        using var csv = new CsvObserver(directory.PathOf("generations.csv"), state is null ? 0 : state.Evolver.Generation + 1);
        var checkpoints = new CheckpointObserver(store, _config.Checkpoint, _task.Id, digest, csv, log);
        log.Information("{Title}, fitness policy: {Policy}", Title, "not finite ranks last and earns nothing; negative is raised by the least");
        log.Information("Backend {Reason}", _backendReason);
        var observers = new ObserverFan(log, [csv, checkpoints, new LogObserver(log), progress]);
        var run = new EvolutionRun(setup, _task, _evaluator, _workers, observers, state);
        using (FallbackLog.Watch(_evaluator, log, _config.Evaluation.Arithmetic))
        {
            run.Run(cancellation);
        }

        checkpoints.SaveEnd(run);
        RunSummary summary = RunSummary.Of(run, _task.Id, setup, _evaluator, _workers);
        directory.Write("champion.json", WriteChampion(run.Champion!));
        if (_config.Output.Report)
        {
            directory.Write("champion.svg", SvgDrawing.Write(NetworkGraph.Of(run.Champion!.Genome, _task.InputNames, _task.OutputNames)));
        }

        directory.Write("summary.json", JsonSerializer.Serialize(summary, Json.File));
        log.Information("Ended: {@Summary}", summary);
        return summary;
    }

    private RunState Load(CheckpointStore store, string digest, RunDirectory directory)
    {
        var damaged = new List<string>();
        Checkpoint? checkpoint = store.Load(
            _config.Network.ShapeFor(_task.InputNames.Count, _task.OutputNames.Count), (path, fault) => damaged.Add($"\"{path}\": {fault}"));
        if (checkpoint is null)
        {
            throw damaged.Count == 0
                ? new UserException($"\"{directory.Path}\" has no checkpoint to continue from.", ExitCode.BadInput)
                : new UserException($"Every checkpoint is damaged. {string.Join(' ', damaged)}", ExitCode.DamagedFile);
        }

        foreach (string one in damaged)
        {
            Console.Error.WriteLine($"warning: passed over a damaged checkpoint, {one}");
        }

        return checkpoint.Task == _task.Id && checkpoint.ConfigDigest == digest
            ? checkpoint.State
            : throw new UserException(
                $"\"{directory.Path}\" was saved under another config or task version; only stop rules, checkpoints, backend and threads may change.",
                ExitCode.BadInput);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _evaluator.Dispose();
        _workers.Dispose();
    }

    private string WriteChampion(Champion champion)
    {
        using JsonDocument config = JsonDocument.Parse(ConfigWriter.Write(_config));
        JsonElement parameters = config.RootElement.GetProperty("task").GetProperty("parameters");
        return ChampionFile.Write(champion, _task, parameters, _config.Evaluation.Arithmetic);
    }
}
