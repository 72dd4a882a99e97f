using System.Diagnostics;
using System.Diagnostics.Metrics;
using Evolution.Core.Evaluation;
using Evolution.Core.Numerics;
using Evolution.Core.Runs;
using Evolution.Core.Tasks;
using Evolution.Experiments.Reporting;
using Evolution.Tests.Support;
using NUnit.Framework;

namespace Evolution.Tests.Experiments.Reporting;

[TestFixture]
public sealed class TelemetryObserverTests
{
    private const int Generations = 5;

    [Test]
    public void Metrics_AddUpToTheRun()
    {
        var sums = new Dictionary<string, double>();
        var last = new Dictionary<string, double>();
        var phases = new HashSet<string>();
        void Take(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            Dictionary<string, object?> named = tags.ToArray().ToDictionary();
            Assert.That((named["task"], named["seed"]), Is.EqualTo(((object)"echo/1", (object)7L)));
            sums[instrument.Name] = sums.GetValueOrDefault(instrument.Name) + value;
            last[instrument.Name] = value;
            if (named.TryGetValue("phase", out object? phase))
            {
                phases.Add((string)phase!);
            }
        }

        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == "Evolution")
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Take(instrument, value, tags));
        listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Take(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Take(instrument, value, tags));
        listener.Start();

        EvolutionRun run = RunWithTelemetry();

        Assert.That(sums["evolution.generations"], Is.EqualTo(Generations));
        Assert.That(sums["evolution.evaluations"], Is.EqualTo(run.Evaluations));
        Assert.That(sums["evolution.steps"], Is.EqualTo(run.Steps));
        Assert.That(last["evolution.best_fitness"], Is.EqualTo(run.Champion!.Fitness));
        Assert.That(last["evolution.species"], Is.EqualTo(run.Species.All.Count));
        Assert.That(phases, Is.SupersetOf(new[] { "breed", "speciate", "batch", "evaluate" }));
        Assert.That(sums["evolution.phase.duration"], Is.GreaterThan(0).And.AtMost(Enum.GetValues<Phase>().Sum(run.Clock.Seconds) + 1e-6));
    }

    [Test]
    public void Spans_AreARunWithItsGenerationsWithTheirPhases_OneAfterTheOther()
    {
        var ended = new List<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Evolution",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = ended.Add,
        };
        ActivitySource.AddActivityListener(listener);

        RunWithTelemetry();

        Activity run = ended.Single(span => span.OperationName == "run");
        Activity[] generations = [.. ended.Where(span => span.OperationName == "generation")];
        Assert.That(generations.Select(span => span.GetTagItem("generation")), Is.EqualTo(Enumerable.Range(0, Generations)));
        Assert.That(generations.Select(span => span.ParentSpanId), Is.All.EqualTo(run.SpanId));
        Assert.That(Activity.Current, Is.Null);
        foreach (Activity generation in generations)
        {
            Activity[] phases = [.. ended.Where(span => span.ParentSpanId == generation.SpanId)];
            Assert.That(phases.Select(span => span.OperationName), Does.Contain("evaluate"));
            Assert.That(phases.Select(span => span.OperationName).Contains("breed"), Is.EqualTo((int)generation.GetTagItem("generation")! > 0));
            Assert.That(phases[0].StartTimeUtc, Is.EqualTo(generation.StartTimeUtc));
            for (int i = 1; i < phases.Length; i++)
            {
                Assert.That(phases[i].StartTimeUtc, Is.EqualTo(phases[i - 1].StartTimeUtc + phases[i - 1].Duration));
            }
        }
    }

    [Test]
    public void NobodyListening_AllocatesNothing()
    {
        using var workers = new WorkerPool(1);
        EvolutionTask task = EchoTask.Create(4);
        using var evaluator = new SimdEvaluator(task, workers);
        var run = new EvolutionRun(Setup(), task, evaluator, workers);
        run.RunGeneration();
        using var telemetry = new TelemetryObserver(task.Id, 7);
        var report = new GenerationReport
        {
            Generation = 0,
            Evaluations = 10,
            Steps = 40,
            BestFitness = 1,
            MeanFitness = 1,
            ChampionFitness = 1,
            Species = 1,
            Threshold = 3,
            MeanHidden = 0,
            MeanConnections = 0,
            NotFinite = 0,
            Negative = 0,
            OrderedTopologies = 0,
            Seconds = 0,
        };
        telemetry.OnGeneration(run, report);

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
        {
            run.Clock.End(Phase.Evaluate);
            telemetry.OnGeneration(run, report);
        }

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    private static RunSetup Setup()
    {
        RunSetup setup = TestOptions.Setup();
        setup.Stop.Generations = Generations;
        setup.Stop.WhenSolved = false;
        return setup;
    }

    private static EvolutionRun RunWithTelemetry()
    {
        using var workers = new WorkerPool(1);
        EvolutionTask task = EchoTask.Create(4);
        using var evaluator = new SimdEvaluator(task, workers);
        using var telemetry = new TelemetryObserver(task.Id, 7);
        var run = new EvolutionRun(Setup(), task, evaluator, workers, telemetry);
        run.Run();
        return run;
    }
}
