using Evolution.Experiments.Studies;
using NUnit.Framework;

namespace Evolution.Tests.Experiments.Studies;

[TestFixture]
public sealed class VerdictTests
{
    [TestCase(3566, false)]
    [TestCase(3567, true)]
    [TestCase(4755, true)]
    [TestCase(5943, true)]
    [TestCase(5944, false)]
    public void Xor_IsWithinAQuarterOfThePublishedMean(double evaluations, bool within) =>
        Assert.That(Judge(Figures.Of("xor", "neat2002", evaluations)).Within, Is.EqualTo(within));

    [Test]
    public void AFailure_IsOutside()
    {
        Verdict verdict = Judge(Figures.Of("xor", "neat2002", 4755, failures: 1));

        Assert.That(verdict.Within, Is.False);
        Assert.That(verdict.ToString(), Does.StartWith("outside: ").And.Contain("failures 1 (at most 0: missed)").And.Contain("mean evaluations 4,755 (3,566 to 5,944)"));
    }

    [TestCase(1.34, false)]
    [TestCase(1.36, true)]
    [TestCase(3.34, true)]
    [TestCase(3.36, false)]
    public void Xor_HasThePublishedHiddenNodesGiveOrTakeOne(double hidden, bool within)
    {
        StudyFigures figures = Figures.Of("xor", "neat2002", 4755);

        Assert.That(Judge(figures with { Hidden = figures.Hidden! with { Mean = hidden } }).Within, Is.EqualTo(within));
    }

    [TestCase(2519, false)]
    [TestCase(2521, true)]
    [TestCase(4679, true)]
    [TestCase(4681, false)]
    public void DoublePole_IsWithinThreeTenths(double evaluations, bool within) =>
        Assert.That(Judge(Figures.Of("double-pole", "neat2002", evaluations)).Within, Is.EqualTo(within));

    [TestCase(199, false)]
    [TestCase(200, true)]
    public void EveryChampionWithoutVelocities_Generalizes(double least, bool within)
    {
        StudyFigures figures = Figures.Of("double-pole-no-velocity", "neat2002", 1e6) with { Generalization = new Sample(286, 20, 280, least, 330, 270, 300) };

        Assert.That(Judge(figures).Within, Is.EqualTo(within), "the mean of the evaluations has no bar");
    }

    [TestCase(3599, false)]
    [TestCase(3600, false)]
    [TestCase(3601, true)]
    public void AnAblation_IsWorseThanWhatItTakesFrom(double evaluations, bool within) =>
        Assert.That(
            Judge(Figures.Of("no-mating", "neat2002", evaluations), Figures.Of("double-pole", "neat2002", 3600), Figures.Of("double-pole", "default", 9999)).Within,
            Is.EqualTo(within));

    [Test]
    public void AnAblationsFailures_CountWithWhatTheyScored() =>
        Assert.That(Judge(Figures.Of("no-speciation", "neat2002", 3000, failures: 25), Figures.Of("double-pole", "neat2002", 3600)).Within, Is.True);

    [TestCase(3000, 0, true)]
    [TestCase(3001, 0, false)]
    [TestCase(3000, 1, false)]
    public void Default_NeedsTwoThirdsOfThePublishedParametersAndNeverFails(double evaluations, int failures, bool within) =>
        Assert.That(Judge(Figures.Of("xor", "default", evaluations, failures), Figures.Of("xor", "neat2002", 4500)).Within, Is.EqualTo(within));

    [Test]
    public void WithoutFiguresToCompareWith_ThereIsNoVerdict()
    {
        Assert.That(Find(Figures.Of("no-mating", "neat2002", 5000)), Is.Null);
        Assert.That(Find(Figures.Of("xor", "neat-cpp-1.2.1", 5000)), Is.Null);
        Assert.That(Find(Figures.Of("multiplexer", "neat2002", 5000)), Is.Null);
    }

    [Test]
    public void MissingRuns_HaveNoVerdictAndAreNotComparedWith()
    {
        StudyFigures missing = Figures.Of("xor", "neat2002", 4755) with { Ended = 99 };

        Assert.That(Find(missing), Is.Null);
        Assert.That(Judge(Figures.Of("xor", "default", 4700), missing).Checks.Select(check => check.Figure), Is.EqualTo((string[])["failures"]));
    }

    [Test]
    public void NothingSolved_IsOutside() =>
        Assert.That(Judge(Figures.Of("xor", "neat2002", 4755, failures: 100) with { Evaluations = null, Hidden = null }).Checks.Any(check => check.Holds), Is.False);

    private static Verdict Judge(StudyFigures figures, params StudyFigures[] others) => Find(figures, others)!;

    private static Verdict? Find(StudyFigures figures, params StudyFigures[] others) =>
        Verdict.Of(StudyCatalog.Find(figures.Study)[0], figures, [figures, .. others]);
}
