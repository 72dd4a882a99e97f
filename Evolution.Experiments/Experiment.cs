using System.Text.Json;
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
    public RunSummary Run(long seed, RunDirectory directory, IProgressView progress, CancellationToken cancellation)
    {
        _config.Seed = seed;
        RunSetup setup = _config.ToSetup();
        directory.Write("config.json", ConfigWriter.Write(_config).TrimEnd());
        using Serilog.Core.Logger log = new LoggerConfiguration()
            .MinimumLevel.Information()
            .WriteTo.File(new CompactJsonFormatter(), directory.PathOf("log.json"))
            .CreateLogger();
        using var csv = new CsvObserver(directory.PathOf("generations.csv"));
        log.Information("{Title}, fitness policy: {Policy}", Title, "not finite ranks last and earns nothing; negative is raised by the least");
        log.Information("Backend {Reason}", _backendReason);
        var observers = new ObserverFan(log, [csv, new LogObserver(log), progress]);
        var run = new EvolutionRun(setup, _task, _evaluator, _workers, observers);
        using (FallbackLog.Watch(_evaluator, log, _config.Evaluation.Arithmetic))
        {
            run.Run(cancellation);
        }

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
