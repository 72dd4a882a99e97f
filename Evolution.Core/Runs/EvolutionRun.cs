using System.Diagnostics;
using Evolution.Core.Evaluation;
using Evolution.Core.Genomes;
using Evolution.Core.Networks;
using Evolution.Core.Numerics;
using Evolution.Core.Speciation;
using Evolution.Core.Tasks;

namespace Evolution.Core.Runs;

/// <summary>A run of NEAT: generation after generation until a stop rule holds. Not thread-safe.</summary>
public sealed class EvolutionRun
{
    private readonly RunSetup _setup;
    private readonly IPopulationEvaluator _evaluator;
    private readonly IRunObserver? _observer;
    private readonly EvolutionTask _task;
    private readonly ChampionTester _tester;
    private readonly NetworkBatcher _batcher;
    private readonly NetworkBatch _batch = new();
    private readonly PopulationScores _scores = new();
    private readonly Evolver _evolver;
    private readonly Action _speciate;
    private readonly long _began = Stopwatch.GetTimestamp();
    private readonly double _secondsBefore;
    private Champion? _best;
    private int? _solver;
    private bool _isEvaluated;

    /// <summary>Prepares a run: its first generation is made, nothing is evaluated yet.</summary>
    /// <param name="setup">The options.</param>
    /// <param name="task">The task.</param>
    /// <param name="evaluator">Scores the task; stays the caller's to dispose.</param>
    /// <param name="workers">The threads to use; stays the caller's to dispose.</param>
    /// <param name="observer">Is told of every generation, or null.</param>
    /// <param name="state">What to continue from, copied; null starts anew.</param>
    public EvolutionRun(
        RunSetup setup,
        EvolutionTask task,
        IPopulationEvaluator evaluator,
        WorkerPool workers,
        IRunObserver? observer = null,
        RunState? state = null)
    {
        ArgumentNullException.ThrowIfNull(setup);
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(evaluator);
        ArgumentNullException.ThrowIfNull(workers);
        _setup = setup;
        _task = task;
        _evaluator = evaluator;
        _observer = observer;
        _tester = new ChampionTester(task, workers);
        _batcher = new NetworkBatcher(workers);
        NetworkShape shape = setup.Network.ShapeFor(task.InputNames.Count, task.OutputNames.Count);
        _evolver = new Evolver(setup, shape, workers, state?.Evolver);
        _speciate = SpeciateMeanwhile;
        if (state is not null)
        {
            _secondsBefore = state.Seconds;
            Restore(state);
        }
    }

    /// <summary>Gets the present generation, counted from 0.</summary>
    public int Generation => _evolver.Generation;

    /// <summary>Gets the present genomes.</summary>
    public Population Population => _evolver.Population;

    /// <summary>Gets how the present genomes are scored.</summary>
    internal EvaluationPlan Plan => new(_setup.Seed, Generation, _setup.Evaluation.Episodes, _setup.Evaluation.EpisodeSeeds);

    /// <summary>Gets the networks that <see cref="Flatten"/> has made.</summary>
    internal NetworkBatch Networks => _batch;

    /// <summary>Gets the present species.</summary>
    public SpeciesSet Species => _evolver.Species;

    /// <summary>Gets the genomes scored so far, the champion's tests not counted.</summary>
    public long Evaluations { get; private set; }

    /// <summary>Gets the rows or control steps computed so far.</summary>
    public long Steps { get; private set; }

    /// <summary>Gets the fitness values so far that were not finite.</summary>
    public long NotFinite { get; private set; }

    /// <summary>Gets the finite fitness values so far that were negative.</summary>
    public long Negative { get; private set; }

    /// <summary>Gets how often the task's fitness has thrown since the run was begun or continued, each time with the worst score.</summary>
    public long Failures { get; private set; }

    /// <summary>Gets the first of these failures; null where there was none.</summary>
    public FitnessException? FirstFailure { get; private set; }

    /// <summary>Gets the best genome so far, or the one that solved the task; null before the first generation.</summary>
    public Champion? Champion { get; private set; }

    /// <summary>Gets why the run has ended, or that it has not.</summary>
    public StopReason StopReason { get; private set; }

    /// <summary>Gets the time spent in each phase.</summary>
    public PhaseClock Clock { get; } = new();

    /// <summary>Gets what the last generations cost, all but the first of the run, which is not bred.</summary>
    public PhaseHistory History { get; } = new();

    /// <summary>Gets the seconds since the run was prepared, those before a continuation included.</summary>
    public double Seconds => _secondsBefore + Stopwatch.GetElapsedTime(_began).TotalSeconds;

    /// <summary>Runs until a stop rule holds or the user stops it; at least one generation is evaluated.</summary>
    /// <returns>Why it ended.</returns>
    /// <exception cref="FitnessException">The task's own code threw, and its policy is to stop.</exception>
    public StopReason Run(CancellationToken cancellation = default)
    {
        while (true)
        {
            if (!_isEvaluated)
            {
                RunGeneration();
            }

            if (StopReason == StopReason.None && cancellation.IsCancellationRequested)
            {
                Interrupt();
            }

            if (StopReason != StopReason.None)
            {
                return StopReason;
            }

            Advance();
        }
    }

    /// <summary>Returns all that the rest of the run depends on; after an evaluation, and valid until <see cref="Advance"/>. Changes nothing.</summary>
    public RunState Capture() => new()
    {
        Evolver = _evolver.Capture(),
        Champion = _best ?? throw new InvalidOperationException("A run has no state to save before its first generation was evaluated."),
        Evaluations = Evaluations,
        Steps = Steps,
        NotFinite = NotFinite,
        Negative = Negative,
        Seconds = Seconds,
        Solver = _solver,
    };

    /// <summary>Evaluates the present generation and looks at the stop rules.</summary>
    /// <returns>Why the run ends here, or <see cref="StopReason.None"/>.</returns>
    public StopReason RunGeneration()
    {
        NetworkBatch batch = Flatten();
        double before = Clock.Seconds(Phase.Evaluate);
        _evaluator.EvaluateBeside(batch, Plan, _scores, _speciate);
        Clock.End(Phase.Evaluate);
        EvaluationTimes copies = _evaluator.LastTimes.Within((Clock.Seconds(Phase.Evaluate) - before) * 1e3);
        Clock.Move(Phase.Evaluate, Phase.Upload, copies.Upload);
        Clock.Move(Phase.Evaluate, Phase.Download, copies.Download);
        return Judge();
    }

    /// <summary>Breeds the next generation and makes it the present one. Its species are found while it is evaluated.</summary>
    public void Advance()
    {
        Clock.Restart();
        _evolver.Breed(Clock);
        _isEvaluated = false;
    }

    private void Restore(RunState state)
    {
        (_best, Evaluations, Steps) = (state.Champion, state.Evaluations, state.Steps);
        (NotFinite, Negative) = (state.NotFinite, state.Negative);
        _solver = _setup.Stop.WhenSolved ? state.Solver : null;
        Champion = _solver is { } solver ? ChampionFrom(solver, Plan) : _best;
        StopReason = _solver is null ? StopRules.Check(_setup.Stop, this) : StopReason.Solved;
        _isEvaluated = true;

        // Finds the evaluation orders that the run had found before, so that the next report counts the same new ones.
        _batcher.Build(Population, _batch);
    }

    /// <summary>Puts the champion to the task's tests, passed or not.</summary>
    public IReadOnlyList<ChampionTestResult> TestChampion() =>
        Champion is null ? [] : [.. _tester.Run(Champion.Genome, Champion.Plan)];

    /// <summary>Returns the networks of the present generation.</summary>
    internal NetworkBatch Flatten()
    {
        Clock.Restart();
        _batcher.Build(Population, _batch);
        Clock.End(Phase.Batch);
        return _batch;
    }

    /// <summary>Assigns the present genomes to species, unless they are.</summary>
    internal void Speciate()
    {
        Clock.Restart();
        _evolver.Speciate(Clock);
    }

    /// <summary>Takes in scores of the present generation from an evaluation of several runs, and looks at the stop rules.</summary>
    /// <param name="all">The scores of all runs.</param>
    /// <param name="run">Which of them this is.</param>
    /// <param name="milliseconds">This run's part of what the evaluation took, copies left out.</param>
    /// <param name="copies">This run's part of the copies.</param>
    internal StopReason TakeScores(PopulationScores all, int run, double milliseconds, EvaluationTimes copies)
    {
        Clock.Add(Phase.Evaluate, milliseconds);
        Clock.Add(Phase.Upload, copies.Upload);
        Clock.Add(Phase.Download, copies.Download);
        Clock.Restart();
        _scores.CopyRun(all, run, Population.Count);
        return Judge();
    }

    /// <summary>Ends the run because the user stops it.</summary>
    internal void Interrupt() => StopReason = StopReason.Interrupted;

    private void SpeciateMeanwhile()
    {
        Clock.End(Phase.Evaluate);
        _evolver.Speciate(Clock);
    }

    private StopReason Judge()
    {
        CheckFailures();
        _evolver.Rank(_scores.Fitness);
        Evaluations += Population.Count;
        Steps += _scores.Steps;
        NotFinite += _evolver.Ranking.NotFinite;
        Negative += _evolver.Ranking.Negative;
        FindChampion(Plan);
        StopReason = _solver is null ? StopRules.Check(_setup.Stop, this) : StopReason.Solved;
        _isEvaluated = true;
        Report();
        Clock.End(Phase.Report);
        NoteGeneration();
        return StopReason;
    }

    private void CheckFailures()
    {
        Failures += _scores.Failures.Count;
        if (_scores.Failures.Count == 0)
        {
            return;
        }

        FitnessFailure failure = _scores.Failures[0];
        Champion? failed = failure.Genome < 0 ? null : new(Genome.Copy(Population, failure.Genome), float.NaN, Plan, failure.Genome);
        var exception = new FitnessException(_task.Id, failed, Plan, failure.Exception);
        FirstFailure ??= exception;
        if (_task is not HostEvolutionTask { OnFailure: HostFailurePolicy.ScoreWorst })
        {
            throw exception;
        }
    }

    private void NoteGeneration()
    {
        if (Generation == 0)
        {
            History.Skip(Clock);
        }
        else
        {
            History.Note(Clock);
        }
    }

    /// <summary>
    /// Keeps the best genome ever, on its own and safe from whatever happens to its species. The genome that solves the task is the champion
    /// instead, and the best is kept beside it for a continuation that does not end there.
    /// </summary>
    private void FindChampion(EvaluationPlan plan)
    {
        int best = _evolver.Ranking.Best;
        if (_best is null || _task.IsNoisy || _evolver.Ranking.Ranked[best] > _best.Fitness)
        {
            _best = ChampionFrom(best, plan);
        }

        int next = _setup.Stop.WhenSolved ? NextToTest() : -1;
        _solver = next >= 0 && _tester.Passes(Population, next, plan) ? next : null;
        Champion = _solver is { } solver ? ChampionFrom(solver, plan) : _best;
    }

    private int NextToTest()
    {
        if (!_task.TestsSpeciesChampions)
        {
            return FittestSolver();
        }

        Species species = Species.NextToTest(_evolver.Ranking.Ranked);
        species.Tested = Generation;
        return Species.MembersOf(species)[0];
    }

    private int FittestSolver()
    {
        ReadOnlySpan<bool> solved = _scores.Solved;
        ReadOnlySpan<float> ranked = _evolver.Ranking.Ranked;
        int fittest = -1;
        for (int genome = 0, skipped; (skipped = solved[genome..].IndexOf(true)) >= 0; genome++)
        {
            genome += skipped;
            bool isBetter = fittest < 0 ? float.IsFinite(ranked[genome]) : ranked[genome] > ranked[fittest];
            fittest = isBetter ? genome : fittest;
        }

        return fittest;
    }

    private Champion ChampionFrom(int genome, EvaluationPlan plan) =>
        new(Genome.Copy(Population, genome), _evolver.Ranking.Ranked[genome], plan, genome);

    private void Report()
    {
        var report = new GenerationReport
        {
            Generation = Generation,
            Evaluations = Evaluations,
            Steps = _scores.Steps,
            BestFitness = _evolver.Ranking.Ranked[_evolver.Ranking.Best],
            MeanFitness = _evolver.Ranking.Mean,
            ChampionFitness = Champion!.Fitness,
            Species = Species.All.Count,
            Threshold = Species.Threshold,
            MeanHidden = (_batch.NodeCount / (double)_batch.NetworkCount) - Population.Shape.FirstHidden,
            MeanConnections = _batch.EdgeCount / (double)_batch.NetworkCount,
            NotFinite = _evolver.Ranking.NotFinite,
            Negative = _evolver.Ranking.Negative,
            OrderedTopologies = _batcher.OrderedTopologies,
            Seconds = Seconds,
        };
        _observer?.OnGeneration(this, report);
    }
}
