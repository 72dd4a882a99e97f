using System.Text.Json;
using Evolution.Core.Configuration;
using Evolution.Core.Evaluation;
using Evolution.Core.Genomes;
using Evolution.Core.Numerics;
using Evolution.Core.Runs;
using Evolution.Core.Tasks;
using Evolution.Experiments.Reporting;

namespace Evolution.Experiments;

/// <summary>What a config sets up, ready to run with any number of seeds: the task, the threads and the evaluator.</summary>
internal sealed class Experiment : IDisposable
{
    /// <summary>Genomes that one evaluation takes of several runs together: enough for a device, and few enough to stay within some hundred megabytes.</summary>
    private const int GenomesTogether = 1 << 16;

    /// <summary>Each run keeps three files open, of which a process may often have a thousand.</summary>
    private const int MostRunsTogether = 256;

    private readonly RunConfig _config;
    private readonly EvolutionTask _task;
    private readonly WorkerPool _workers;
    private readonly IPopulationEvaluator _evaluator;
    private readonly string _backendReason;
    private readonly bool _isOneRun;

    /// <summary>Sets up a config that was read without a fault.</summary>
    /// <exception cref="UserException">It asks for a device that is missing.</exception>
    /// <param name="config">The config.</param>
    /// <param name="runs">The seeds that will be run.</param>
    public Experiment(RunConfig config, int runs = 1)
    {
        _config = config;
        _isOneRun = runs == 1;
        _task = config.Task.Create();
        _workers = new WorkerPool(config.Evaluation.Threads);
        _evaluator = EvaluatorFactory.Create(config, _task, _workers, out _backendReason, RunsTogether(config.Population, runs));
    }

    /// <summary>Gets one line that says what runs where.</summary>
    public string Title =>
        $"{_task.Id}, {Dynamics.Title}, population {_config.Population}, seed {_config.Seed}, {_evaluator.Backend} ({_evaluator.Device}), {_config.Evaluation.Arithmetic.ToString().ToLowerInvariant()} arithmetic{StartTitle}";

    private string StartTitle => _config.StartChampion is { Genome: { } start }
        ? $", from a champion of {start.NodeId.Length - start.Shape.FirstHidden} hidden nodes and {start.Innovation.Length} connections"
        : string.Empty;

    private NetworkDynamics Dynamics => _config.Network.ShapeFor(_task.InputNames.Count, _task.OutputNames.Count).Dynamics;

    /// <summary>Prints what jobs cost after each run that does not share its evaluations; see <see cref="JobTimesReport"/>.</summary>
    public void MeasureJobs() => _workers.Times = new JobTimes();

    /// <summary>Runs one seed and writes its directory.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="directory">Where the run's files go.</param>
    /// <param name="progress">Shows the run.</param>
    /// <param name="cancellation">Ends the run after the present generation.</param>
    /// <param name="resume">Whether the directory's newest whole checkpoint is continued.</param>
    /// <exception cref="UserException">The task's own code throws, there is nothing to continue, or another process writes the directory.</exception>
    public RunSummary Run(long seed, RunDirectory directory, IProgressView progress, CancellationToken cancellation, bool resume = false)
    {
        JobTimesReport? jobs = _workers.Times is null ? null : new JobTimesReport(_workers.Times, progress);
        using SeedRun files = Open(seed, directory, (IRunObserver?)jobs ?? progress, resume);
        RunSetup setup = _config.ToSetup();
        var run = new EvolutionRun(setup, _task, _evaluator, _workers, files.Observer, files.State);
        try
        {
            run.Run(cancellation);
        }
        catch (FitnessException failure)
        {
            throw files.Fail(failure);
        }

        jobs?.Print(Console.Error);
        return files.End(run, setup, _evaluator, _workers, Parameters);
    }

    /// <summary>Runs several seeds and writes their directories: as many side by side as one evaluation takes, then the next ones.</summary>
    /// <param name="firstSeed">The first seed.</param>
    /// <param name="count">The number of seeds, at least 1.</param>
    /// <param name="directory">Where the directories of the runs go.</param>
    /// <param name="progress">Shows the runs.</param>
    /// <param name="cancellation">Ends the runs after the present generation, and starts no more.</param>
    /// <param name="resume">Whether runs that have checkpoints are continued; those that have ended as they are to end stay as they are.</param>
    /// <returns>Their summaries, by seed.</returns>
    public IReadOnlyList<RunSummary> RunSeveral(
        long firstSeed, int count, RunDirectory directory, IProgressView progress, CancellationToken cancellation, bool resume = false)
    {
        var summaries = new List<RunSummary>();
        int together = RunsTogether(_config.Population, count);

        // A signal before the first run still leaves one generation of it, so that there is something to sum up.
        while (summaries.Count < count && (summaries.Count == 0 || !cancellation.IsCancellationRequested))
        {
            long seed = firstSeed + summaries.Count;
            int runs = Math.Min(together, count - summaries.Count);
            RunDirectory[] directories = [.. Enumerable.Range(0, runs).Select(run => directory.ForSeed(seed + run))];
            RunSummary?[] before = [.. directories.Select(one => resume ? SavedRun.EndedIn(one, _config.Stop) : null)];
            CheckEnded(seed, directories, before);
            summaries.AddRange(together == 1
                ? [before[0] ?? Run(seed, directories[0], progress, cancellation, resume && SavedRun.IsIn(directories[0]))]
                : RunTogether(seed, directories, before, new RunsProgress(progress, count, summaries), cancellation));
        }

        return summaries;
    }

    /// <summary>Returns how many runs share an evaluation: those of small populations, which alone keep neither threads nor a device busy.</summary>
    public static int RunsTogether(int population, int runs) =>
        Math.Clamp(GenomesTogether / population, 1, Math.Min(runs, MostRunsTogether));

    /// <inheritdoc/>
    public void Dispose()
    {
        _evaluator.Dispose();
        _workers.Dispose();
    }

    private JsonElement Parameters
    {
        get
        {
            using JsonDocument config = JsonDocument.Parse(ConfigWriter.Write(_config));
            return config.RootElement.GetProperty("task").GetProperty("parameters").Clone();
        }
    }

    /// <summary>Runs that have ended are not opened: whether they had this config is looked up in the first of them that can be read.</summary>
    private void CheckEnded(long firstSeed, RunDirectory[] directories, RunSummary?[] ended)
    {
        for (int run = 0; run < ended.Length; run++)
        {
            if (ended[run] is null || !SavedRun.IsIn(directories[run]))
            {
                continue;
            }

            try
            {
                _config.Seed = firstSeed + run;
                new SavedRun(directories[run], _config.Checkpoint.Keep).Load(_task, _config.Network, ConfigDigest.Of(ConfigWriter.Write(_config)));
                return;
            }
            catch (UserException exception) when (exception.ExitCode == ExitCode.DamagedFile)
            {
                // Its summary tells all that is needed of it.
            }
        }
    }

    private SeedRun Open(long seed, RunDirectory directory, IRunObserver? progress, bool resume = false)
    {
        _config.Seed = seed;
        var files = new SeedRun(directory, _config, _task, progress, resume, _isOneRun);
        files.Begin(Title, _backendReason, _evaluator, _config.Evaluation.Arithmetic);
        return files;
    }

    /// <summary>Runs seeds side by side: those that begin together, and those that were saved in the same generation.</summary>
    private RunSummary[] RunTogether(
        long firstSeed, RunDirectory[] directories, RunSummary?[] summaries, RunsProgress progress, CancellationToken cancellation)
    {
        int[] open = [.. Enumerable.Range(0, summaries.Length).Where(run => summaries[run] is null)];
        var files = new SeedRun?[summaries.Length];
        try
        {
            foreach (int run in open)
            {
                files[run] = Open(firstSeed + run, directories[run], progress: null, SavedRun.IsIn(directories[run]));
            }

            foreach (IGrouping<int, int> group in open.GroupBy(run => files[run]!.State?.Evolver.Generation ?? -1))
            {
                RunGroup(firstSeed, [.. group], files, summaries, progress, cancellation);
            }

            return [.. summaries.Select(summary => summary!)];
        }
        catch (FitnessException failure)
        {
            throw files[(int)(failure.Seed - (ulong)firstSeed)]!.Fail(failure);
        }
        finally
        {
            foreach (SeedRun? seedRun in files)
            {
                seedRun?.Dispose();
            }
        }
    }

    private void RunGroup(long firstSeed, int[] group, SeedRun?[] files, RunSummary?[] summaries, RunsProgress progress, CancellationToken cancellation)
    {
        _config.Seed = firstSeed;
        RunSetup setup = _config.ToSetup();
        JsonElement parameters = Parameters;
        SideBySideRun[] members = [.. group.Select(run => new SideBySideRun(run, files[run]!.Observer, files[run]!.State))];
        using var runs = new SideBySideRuns(setup, members, _task, _evaluator, _workers);
        runs.Run(
            (run, ended) =>
            {
                RunSetup own = setup with { Seed = setup.Seed + (ulong)run };
                RunSummary summary = files[run]!.End(ended, own, _evaluator, _workers, parameters);
                summaries[run] = summary;
                progress.OnEnded(summary);
                files[run]!.Dispose();
            },
            () => progress.OnGeneration(runs.Running.Count),
            cancellation);
    }
}
