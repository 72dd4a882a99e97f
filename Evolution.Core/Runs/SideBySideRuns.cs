using System.Diagnostics;
using Evolution.Core.Evaluation;
using Evolution.Core.Networks;
using Evolution.Core.Numerics;
using Evolution.Core.Tasks;

namespace Evolution.Core.Runs;

/// <summary>
/// Runs with consecutive seeds, generation by generation together: all their genomes are scored in one evaluation, and each
/// run breeds on one thread while other threads breed other runs. Every run goes as it would go alone; one that has ended
/// drops out. Not thread-safe.
/// </summary>
public sealed class SideBySideRuns : IDisposable
{
    private readonly EvaluationPlan _first;
    private readonly IPopulationEvaluator _evaluator;
    private readonly WorkerPool _workers;
    private readonly WorkerPool _oneWorker = new(1);
    private readonly BatchPacker _packer;
    private readonly NetworkBatch _batch = new();
    private readonly PopulationScores _scores = new();
    private readonly List<EvolutionRun> _running = [];
    private readonly List<int> _numbers = [];
    private readonly List<NetworkBatch> _parts = [];
    private readonly EachRunJob _flatten;
    private readonly EachRunJob _judge;
    private readonly EachRunJob _advance;
    private readonly EachRunJob _speciate;
    private readonly Action _speciateAll;
    private double _speciation;
    private double _millisecondsEach;
    private EvaluationTimes _copiesEach;
    private bool _areEvaluated;

    /// <summary>Prepares the runs: their first generations are made, nothing is evaluated yet.</summary>
    /// <param name="setup">The options of all runs; the first run has its seed, each of the others the next.</param>
    /// <param name="runs">The number of runs, at least 1; their genomes together must number less than 2^31.</param>
    /// <param name="task">The task.</param>
    /// <param name="evaluator">Scores the task; stays the caller's to dispose.</param>
    /// <param name="workers">The threads to use; stays the caller's to dispose.</param>
    /// <param name="observers">Makes the observer of a run, from its number counted from 0; each is told on one thread at a time. Null for none.</param>
    public SideBySideRuns(
        RunSetup setup, int runs, EvolutionTask task, IPopulationEvaluator evaluator, WorkerPool workers, Func<int, IRunObserver?>? observers = null)
        : this(setup, [.. Enumerable.Range(0, Math.Max(runs, 0)).Select(run => new SideBySideRun(run, observers?.Invoke(run)))], task, evaluator, workers)
    {
    }

    /// <summary>Prepares runs that begin, or that were saved in the same generation.</summary>
    /// <param name="setup">The options of all runs; run 0 has its seed.</param>
    /// <param name="runs">The runs, at least one, by rising number; all with a state of the same generation, or all without.</param>
    /// <param name="task">The task.</param>
    /// <param name="evaluator">Scores the task; stays the caller's to dispose.</param>
    /// <param name="workers">The threads to use; stays the caller's to dispose.</param>
    /// <exception cref="ArgumentException">There is no run, or they stand in different generations.</exception>
    public SideBySideRuns(RunSetup setup, IReadOnlyList<SideBySideRun> runs, EvolutionTask task, IPopulationEvaluator evaluator, WorkerPool workers)
    {
        ArgumentNullException.ThrowIfNull(setup);
        ArgumentNullException.ThrowIfNull(runs);
        ArgumentNullException.ThrowIfNull(evaluator);
        ArgumentNullException.ThrowIfNull(workers);
        if (runs.Select(run => run.State?.Evolver.Generation).Distinct().Count() != 1)
        {
            throw new ArgumentException("No runs, or runs that stand in different generations.", nameof(runs));
        }

        _evaluator = evaluator;
        _workers = workers;
        _packer = new BatchPacker(workers);
        foreach (SideBySideRun run in runs)
        {
            // A pool of one worker has no state, so that all runs may share it.
            RunSetup own = setup with { Seed = setup.Seed + (ulong)run.Number };
            _running.Add(new EvolutionRun(own, task, evaluator, _oneWorker, run.Observer, run.State));
            _numbers.Add(run.Number);
        }

        _areEvaluated = runs[0].State is not null;
        _first = _running[0].Plan with { Seed = setup.Seed };
        _flatten = new EachRunJob(index => _running[index].Flatten());
        _judge = new EachRunJob(index => _running[index].TakeScores(_scores, _numbers[index], _millisecondsEach, _copiesEach));
        _advance = new EachRunJob(index => _running[index].Advance());
        _speciate = new EachRunJob(index => _running[index].Speciate());
        _speciateAll = SpeciateAll;
    }

    /// <summary>Gets the runs that go on.</summary>
    public IReadOnlyList<EvolutionRun> Running => _running;

    /// <summary>Runs until all have ended, or the user stops them; of runs that begin at least one generation is evaluated.</summary>
    /// <param name="ended">Is handed every run that ends, with its number counted from 0; the run is let go of afterwards.</param>
    /// <param name="generationDone">Is told after every generation, or null.</param>
    /// <param name="cancellation">Ends all runs after the present generation.</param>
    public void Run(Action<int, EvolutionRun> ended, Action? generationDone = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(ended);
        while (true)
        {
            if (!_areEvaluated)
            {
                RunGeneration();
            }

            DropEnded(ended, cancellation.IsCancellationRequested);
            generationDone?.Invoke();
            if (_running.Count == 0)
            {
                return;
            }

            Advance();
        }
    }

    /// <summary>Evaluates the present generation of all runs that go on, and looks at their stop rules.</summary>
    public void RunGeneration()
    {
        _workers.Run(_flatten, _running.Count, grain: 1);
        long began = Stopwatch.GetTimestamp();
        _parts.Clear();
        foreach (EvolutionRun run in _running)
        {
            _parts.Add(run.Networks);
        }

        _packer.Pack(_parts, _numbers, _batch);
        _evaluator.EvaluateBeside(_batch, _first with { Generation = _running[0].Generation }, _scores, _speciateAll);
        double waited = Stopwatch.GetElapsedTime(began).TotalMilliseconds - _speciation;
        EvaluationTimes copies = _evaluator.LastTimes.Within(waited);
        _millisecondsEach = (waited - copies.Upload - copies.Download) / _running.Count;
        _copiesEach = new EvaluationTimes(copies.Upload / _running.Count, copies.Download / _running.Count);
        _workers.Run(_judge, _running.Count, grain: 1);
        _areEvaluated = true;
    }

    /// <summary>Breeds the next generation of all runs that go on and makes it the present one.</summary>
    public void Advance()
    {
        _workers.Run(_advance, _running.Count, grain: 1);
        _areEvaluated = false;
    }

    /// <inheritdoc/>
    public void Dispose() => _oneWorker.Dispose();

    private void SpeciateAll()
    {
        long began = Stopwatch.GetTimestamp();
        _workers.Run(_speciate, _running.Count, grain: 1);
        _speciation = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    private void DropEnded(Action<int, EvolutionRun> ended, bool interrupted)
    {
        int kept = 0;
        for (int index = 0; index < _running.Count; index++)
        {
            EvolutionRun run = _running[index];
            if (run.StopReason == StopReason.None && interrupted)
            {
                run.Interrupt();
            }

            if (run.StopReason != StopReason.None)
            {
                ended(_numbers[index], run);
                continue;
            }

            _running[kept] = run;
            _numbers[kept++] = _numbers[index];
        }

        _running.RemoveRange(kept, _running.Count - kept);
        _numbers.RemoveRange(kept, _numbers.Count - kept);
    }

    private sealed class EachRunJob(Action<int> action) : ParallelJob
    {
        public override void Execute(int start, int end, int worker)
        {
            for (int index = start; index < end; index++)
            {
                action(index);
            }
        }
    }
}
