using Evolution.Core.Checkpoints;
using Evolution.Core.Evaluation;
using Evolution.Core.Numerics;
using Evolution.Core.Runs;
using Evolution.Experiments.Reporting;
using Evolution.Tests.Support;
using NUnit.Framework;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace Evolution.Tests.Experiments.Reporting;

/// <summary>A disk that fills up costs checkpoints, is told, and costs nothing else.</summary>
[TestFixture]
public sealed class CheckpointObserverTests
{
    [Test]
    public void AFullDisk_IsToldAndTheRunGoesOnAndSavesAgain()
    {
        using var directory = new TemporaryDirectory();
        int attempts = 0;
        Stream Create(string path) => attempts++ is 1 or 2 ? throw new IOException("No space left on device") : File.Create(path);
        var told = new Told();
        using Logger log = new LoggerConfiguration().WriteTo.Sink(told).CreateLogger();
        using (var csv = new CsvObserver(directory.PathOf("generations.csv")))
        {
            var store = new CheckpointStore(directory.PathOf("checkpoints"), keep: 9, Create);
            var options = new CheckpointOptions { EveryGenerations = 2, EverySeconds = null };
            var observer = new CheckpointObserver(store, options, "echo/1", new Lazy<string>("digest"), csv, log);
            using var workers = new WorkerPool(1);
            var task = EchoTask.Create(4);
            using var evaluator = new SimdEvaluator(task, workers);
            var run = new EvolutionRun(TestOptions.Setup(), task, evaluator, workers, observer);
            Assert.That(run.Run(), Is.EqualTo(StopReason.Generations));
        }

        Assert.That(told.Errors, Is.EqualTo(new[] { "Generation 3 could not be saved; the run goes on", "Generation 5 could not be saved; the run goes on" }));
        Assert.That(
            Directory.EnumerateFiles(directory.PathOf("checkpoints")).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal),
            Is.EqualTo(new[] { "generation-0000000001.checkpoint", "generation-0000000007.checkpoint", "generation-0000000009.checkpoint" }));
    }

    [Test]
    public void Seconds_MakeACheckpointDueOncePassed([Values(1e-9, 1e9)] double seconds)
    {
        using var directory = new TemporaryDirectory();
        using var log = new LoggerConfiguration().CreateLogger();
        using var csv = new CsvObserver(directory.PathOf("generations.csv"));
        var store = new CheckpointStore(directory.PathOf("checkpoints"), keep: 100);
        var observer = new CheckpointObserver(store, new CheckpointOptions { EverySeconds = seconds }, "echo/1", new Lazy<string>("digest"), csv, log);
        using var workers = new WorkerPool(1);
        var task = EchoTask.Create(4);
        using var evaluator = new SimdEvaluator(task, workers);
        new EvolutionRun(TestOptions.Setup(), task, evaluator, workers, observer).Run();
        int saved = Directory.Exists(directory.PathOf("checkpoints")) ? Directory.EnumerateFiles(directory.PathOf("checkpoints")).Count() : 0;
        Assert.That(saved, Is.EqualTo(seconds < 1 ? 10 : 0));
    }

    private sealed class Told : ILogEventSink
    {
        public List<string> Errors { get; } = [];

        public void Emit(LogEvent logEvent)
        {
            if (logEvent.Level == LogEventLevel.Error)
            {
                Errors.Add(logEvent.RenderMessage(System.Globalization.CultureInfo.InvariantCulture));
            }
        }
    }
}
