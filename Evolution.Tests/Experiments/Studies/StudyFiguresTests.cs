using Evolution.Core.Configuration;
using Evolution.Experiments;
using Evolution.Experiments.Reporting;
using Evolution.Experiments.Studies;
using Evolution.Tests.Support;
using NUnit.Framework;

namespace Evolution.Tests.Experiments.Studies;

[TestFixture]
public sealed class StudyFiguresTests
{
    private static readonly RunSummary[] Runs = [RunSummaries.Solved(1, 100), RunSummaries.Failed(2), RunSummaries.Solved(3, 300)];

    /// <summary>Ten genomes a generation: the champion is the fourth of the tenth generation.</summary>
    [Test]
    public void PublishedCount_EndsWithTheChampion() =>
        Assert.That(StudyFigures.CountAsPublished(RunSummaries.Solved(1, 100), population: 10), Is.EqualTo(94));

    [Test]
    public void Figures_AreOverTheSolvedRunsAndFailuresAreCounted()
    {
        StudyFigures figures = Of(Runs);

        Assert.That((figures.Seeds, figures.Ended, figures.Failures), Is.EqualTo((3, 3, 1)));
        Assert.That((figures.Evaluations!.Mean, figures.Evaluations.Maximum), Is.EqualTo((194.0, 294.0)));
        Assert.That(figures.Scored!.Mean, Is.EqualTo(200));
        Assert.That(figures.Generations!.Mean, Is.EqualTo(20));
        Assert.That((figures.Hidden!.Mean, figures.Connections!.Mean), Is.EqualTo((2.0, 4.0)));
        Assert.That(figures.MeanAtLeast, Is.EqualTo((94 + 9000 + 294) / 3.0));
        Assert.That(figures.Seconds, Is.Null, "nobody noted a session");
    }

    [Test]
    public void Digest_ChangesWithAChampion()
    {
        RunSummary[] others = [Runs[0] with { ChampionDigest = "other" }, .. Runs[1..]];

        Assert.That(Of(others).Digest, Is.Not.EqualTo(Of(Runs).Digest));
        Assert.That(Of([.. Runs.Select(run => run with { Backend = "cuda", Seconds = 9 })]).Digest, Is.EqualTo(Of(Runs).Digest));
    }

    [Test]
    public void NothingEnded_HasNoFigures()
    {
        StudyFigures figures = Of([]);

        Assert.That((figures.Task, figures.Evaluations, figures.MeanAtLeast), Is.EqualTo(((string?)null, (Sample?)null, (double?)null)));
    }

    private static StudyFigures Of(RunSummary[] runs)
    {
        Study study = StudyCatalog.Find("xor")[0];
        RunConfig config = ConfigReader.Read(study.Config, "xor", TaskCatalog.All, [("population", "10")]);
        return StudyFigures.Of(study, config, 3, runs, new StudyFiles("nowhere", config));
    }
}
