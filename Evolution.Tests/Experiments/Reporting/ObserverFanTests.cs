using Evolution.Core.Runs;
using Evolution.Experiments.Reporting;
using NUnit.Framework;
using Serilog.Core;

namespace Evolution.Tests.Experiments.Reporting;

[TestFixture]
public sealed class ObserverFanTests
{
    [Test]
    public void FailingObserver_IsLeftOutAndTheOthersHearEverything()
    {
        var first = new Observer();
        var failing = new Observer { Failure = new IOException("No space left.") };
        var last = new Observer();

        var fan = new ObserverFan(Logger.None, [first, failing, last]);
        Tell(fan, generations: 3);

        Assert.That(first.Heard, Is.EqualTo((int[])[0, 1, 2]));
        Assert.That(last.Heard, Is.EqualTo((int[])[0, 1, 2]));
        Assert.That(failing.Heard, Is.EqualTo((int[])[0]));
    }

    [Test]
    public void EveryObserverFailing_StillEndsNoRun()
    {
        Exception[] failures =
        [
            new UnauthorizedAccessException(), new InvalidOperationException(), new ObjectDisposedException("writer"), new ArgumentException("width"),
            new FormatException(), new NotSupportedException(),
        ];
        Observer[] observers = [.. failures.Select(failure => new Observer { Failure = failure })];

        Tell(new ObserverFan(Logger.None, observers), generations: 2);

        Assert.That(observers.Select(observer => observer.Heard.Count), Is.All.EqualTo(1));
    }

    private static void Tell(ObserverFan fan, int generations)
    {
        for (int generation = 0; generation < generations; generation++)
        {
            fan.OnGeneration(null!, ReportOf(generation));
        }
    }

    private static GenerationReport ReportOf(int generation) => new()
    {
        Generation = generation,
        Evaluations = 0,
        Steps = 0,
        BestFitness = 0,
        MeanFitness = 0,
        ChampionFitness = 0,
        Species = 1,
        Threshold = 0,
        MeanHidden = 0,
        MeanConnections = 0,
        NotFinite = 0,
        Negative = 0,
        OrderedTopologies = 0,
        Seconds = 0,
    };

    private sealed class Observer : IRunObserver
    {
        public Exception? Failure { get; init; }

        public List<int> Heard { get; } = [];

        public void OnGeneration(EvolutionRun run, in GenerationReport report)
        {
            Heard.Add(report.Generation);
            if (Failure is not null)
            {
                throw Failure;
            }
        }
    }
}
