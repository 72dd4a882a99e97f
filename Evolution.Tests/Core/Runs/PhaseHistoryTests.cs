using Evolution.Core.Runs;
using NUnit.Framework;

namespace Evolution.Tests.Core.Runs;

[TestFixture]
public sealed class PhaseHistoryTests
{
    [Test]
    public void Medians_AreOfWholeGenerationsOnly()
    {
        PhaseHistory history = HistoryOf(1000, [10, 40, 20]);

        Assert.That(history.Count, Is.EqualTo(3));
        Assert.That(history.Median(Phase.Upload), Is.EqualTo(20).Within(1e-3));
        Assert.That(history.MedianGeneration(), Is.EqualTo(23).Within(1e-3));
        Assert.That(history.Median(Phase.Evaluate), Is.EqualTo(3).Within(1e-3));
    }

    [Test]
    public void Medians_OfAnEvenNumberLieBetweenTheMiddleTwo() =>
        Assert.That(HistoryOf(0, [10, 40, 20, 30]).Median(Phase.Upload), Is.EqualTo(25).Within(1e-3));

    [Test]
    public void OldGenerations_AreForgotten() =>
        Assert.That(HistoryOf(0, [.. Enumerable.Repeat(50, 1024), .. Enumerable.Repeat(5, 1024)]).Median(Phase.Upload), Is.EqualTo(5).Within(1e-2));

    [Test]
    public void NoGeneration_HasNoMedian() =>
        Assert.That(() => new PhaseHistory().Median(Phase.Batch), Throws.InvalidOperationException);

    private static PhaseHistory HistoryOf(int skipped, int[] milliseconds)
    {
        var clock = new PhaseClock();
        var history = new PhaseHistory();
        clock.Add(Phase.Upload, skipped);
        history.Skip(clock);
        foreach (int one in milliseconds)
        {
            clock.Add(Phase.Evaluate, 3 + one);
            clock.Move(Phase.Evaluate, Phase.Upload, one);
            history.Note(clock);
        }

        return history;
    }
}
