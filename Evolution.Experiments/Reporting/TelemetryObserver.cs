using System.Diagnostics;
using System.Diagnostics.Metrics;
using Evolution.Core.Runs;

namespace Evolution.Experiments.Reporting;

/// <summary>
/// Tells a run's generations to whoever listens in this process, such as OpenTelemetry: metrics, and a span for each
/// generation and each of its phases. Costs nothing and allocates nothing while nobody does.
/// </summary>
/// <remarks>
/// Spans are made when their generation has ended, from the phases' measured times: runs that share an evaluation have no
/// moments of their own. A generation's <c>report</c> phase goes on while it is told, so that it is counted with the next one.
/// </remarks>
internal sealed class TelemetryObserver : IRunObserver, IDisposable
{
    /// <summary>The name of the meter and of the activity source.</summary>
    public const string Name = "Evolution";

    private static readonly Meter Meter = new(Name);
    private static readonly ActivitySource Spans = new(Name);
    private static readonly Counter<long> Generations = Meter.CreateCounter<long>("evolution.generations", "{generation}", "Generations evaluated");
    private static readonly Counter<long> Evaluations = Meter.CreateCounter<long>("evolution.evaluations", "{evaluation}", "Genomes scored");
    private static readonly Counter<long> Steps = Meter.CreateCounter<long>("evolution.steps", "{step}", "Rows or control steps computed");
    private static readonly Gauge<double> BestFitness = Meter.CreateGauge<double>("evolution.best_fitness", description: "Best fitness of the run so far");
    private static readonly Gauge<int> Species = Meter.CreateGauge<int>("evolution.species", "{species}", "Living species");
    private static readonly Histogram<double> PhaseDuration = Meter.CreateHistogram<double>("evolution.phase.duration", "s", "Time of a phase in a generation");

    private static readonly Phase[] Phases = Enum.GetValues<Phase>();
    private static readonly KeyValuePair<string, object?>[] PhaseTags =
        [.. Phases.Select(phase => new KeyValuePair<string, object?>("phase", NameOf(phase)))];

    private readonly KeyValuePair<string, object?> _task;
    private readonly KeyValuePair<string, object?> _seed;
    private readonly double[] _before = new double[Phases.Length];
    private readonly double[] _seconds = new double[Phases.Length];
    private readonly Activity? _run;

    /// <summary>Begins to tell a run.</summary>
    /// <param name="task">The task's id.</param>
    /// <param name="seed">The run's seed.</param>
    public TelemetryObserver(string task, long seed)
    {
        _task = new KeyValuePair<string, object?>("task", task);
        _seed = new KeyValuePair<string, object?>("seed", seed);

        // Several runs may be under way on one thread: none of them is what that thread does alone.
        Activity? before = Activity.Current;
        _run = Spans.StartActivity("run")?.SetTag(_task.Key, task).SetTag(_seed.Key, seed);
        Activity.Current = before;
    }

    /// <inheritdoc/>
    public void OnGeneration(EvolutionRun run, in GenerationReport report)
    {
        for (int i = 0; i < Phases.Length; i++)
        {
            double now = run.Clock.Seconds(Phases[i]);
            _seconds[i] = Math.Max(0, now - _before[i]);
            _before[i] = now;
        }

        Generations.Add(1, _task, _seed);
        Evaluations.Add(run.Population.Count, _task, _seed);
        Steps.Add(report.Steps, _task, _seed);
        Species.Record(report.Species, _task, _seed);
        if (float.IsFinite(report.ChampionFitness))
        {
            BestFitness.Record(report.ChampionFitness, _task, _seed);
        }

        for (int i = 0; i < Phases.Length; i++)
        {
            if (_seconds[i] > 0)
            {
                PhaseDuration.Record(_seconds[i], PhaseTags[i], _task, _seed);
            }
        }

        if (Spans.HasListeners())
        {
            TellSpans(report);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Activity? before = Activity.Current;
        _run?.Dispose();
        Activity.Current = before;
    }

    private void TellSpans(in GenerationReport report)
    {
        DateTime end = DateTime.UtcNow;
        DateTime begin = end - TimeSpan.FromSeconds(_seconds.Sum());
        using Activity? generation = Spans.StartActivity("generation", ActivityKind.Internal, _run?.Context ?? default, startTime: begin);
        if (generation is null)
        {
            return;
        }

        generation.SetTag("generation", report.Generation).SetTag("best_fitness", report.BestFitness).SetTag("species", report.Species);
        generation.SetTag(_task.Key, _task.Value).SetTag(_seed.Key, _seed.Value);
        for (int i = 0; i < Phases.Length; i++)
        {
            if (_seconds[i] > 0)
            {
                DateTime ended = begin + TimeSpan.FromSeconds(_seconds[i]);
                using Activity? phase = Spans.StartActivity(NameOf(Phases[i]), ActivityKind.Internal, generation.Context, startTime: begin);
                phase?.SetEndTime(ended);
                begin = ended;
            }
        }

        generation.SetEndTime(end);
    }

    private static string NameOf(Phase phase) => phase.ToString().ToLowerInvariant();
}
