using Evolution.Experiments.Studies;
using NUnit.Framework;

namespace Evolution.Tests.Experiments.Studies;

[TestFixture]
public sealed class StudyMarkdownTests
{
    private static readonly StudyRequest Request = new("all", ["neat2002", "default"], 100, [("--seed", "seed", "5"), ("--threads", "evaluation.threads", "2")]);

    [Test]
    public void Page_HasTheCommandATableAndTheVerdictOfEveryStudy()
    {
        string page = Write(Figures.Of("xor", "neat2002", 4700), Figures.Of("xor", "default", 4600), Figures.Of("double-pole", "neat2002", 3000));

        string[] lines = page.Split('\n');
        Assert.That(lines, Does.Contain("evolution reproduce all --preset neat2002 --preset default --seeds 100 --seed 5"));
        Assert.That(lines, Does.Contain("evolution reproduce xor --preset neat2002 --preset default --seeds 100 --seed 5"));
        Assert.That(lines.Where(line => line.StartsWith("## ", StringComparison.Ordinal)), Is.EqualTo((string[])["## XOR", "## Double pole balancing with velocities"]));
        Assert.That(lines, Does.Contain("| published (Stanley and Miikkulainen 2002) | 100 | 4,755 ± 2,553 |  |  | 13,459 | 0 % | 2.35 ± 1.11 | 7.48 |"));
        Assert.That(lines, Does.Contain("| `neat2002` | 100 | 4,700 ± 2,000 | 4,300 to 5,100 | 4,600 | 13,459 | 0 | 2.35 ± 1.11 | 7.48 ± 2.00 |"));
        Assert.That(page, Does.Contain("- `neat2002`: **Within** its bar: mean evaluations 4,700 (3,566 to 5,944), failures 0 (at most 0)"));
        Assert.That(page, Does.Contain("- `default`: **Outside** its bar: failures 0 (at most 0), mean evaluations 4,600 (at most 3,133: missed). cuda (a device); 12.3 s for all seeds;"));
        Assert.That(page, Does.Contain("digest dddddddddddd; version 0.1.0+0123456789ab."));
        Assert.That(page, Does.Not.Contain("Not complete").And.Not.Contain("generalization"));
    }

    [Test]
    public void Ablations_AreOneTable()
    {
        string page = Write(Figures.Of("double-pole", "neat2002", 3600), Figures.Of("no-mating", "neat2002", 5000), Figures.Of("no-speciation", "neat2002", 3000, failures: 40));

        Assert.That(page, Does.Contain("evolution reproduce ablations "));
        Assert.That(page, Does.Contain("| Nothing taken away, `neat2002` | 100 | 3,600 ± 2,000 |"));
        Assert.That(page, Does.Contain("| No mating, published (Stanley and Miikkulainen 2002) |  | 5,557 |"));
        Assert.That(page, Does.Contain("**Within** its bar: mean evaluations of all runs 63,000 (above 3,600)."), "failures count");
        Assert.That(page, Does.Contain("| No speciation, `neat2002` | 100 | 3,000 ± 2,000 |"));
        Assert.That(page, Does.Contain("- `no-mating` with `neat2002` sets `reproduction.crossover=0`. **Within** its bar: mean evaluations of all runs 5,000 (above 3,600)."));
    }

    [Test]
    public void OneStudy_HasItsCommandOnce()
    {
        StudyRequest one = Request with { Name = "xor" };
        string page = StudyMarkdown.Write(StudyReport.Of(one, [Figures.Of("xor", "neat2002", 4700)]), one);

        Assert.That(page.Split('\n').Count(line => line.StartsWith("evolution ", StringComparison.Ordinal)), Is.EqualTo(1));
        Assert.That(page, Does.Contain("## XOR\n\n<!-- long: all seeds to their ends -->\n```sh\nevolution reproduce xor"));
    }

    [Test]
    public void IntervalOfFewRuns_DoesNotBeginBelowNothing()
    {
        StudyFigures figures = Figures.Of("multiplexer", "neat2002", 300_000);
        string page = Write(figures with { Evaluations = figures.Evaluations! with { ConfidenceLow = -42_240, ConfidenceHigh = 684_319 } });

        Assert.That(page, Does.Contain("| 0 to 684,319 |"));
    }

    [Test]
    public void MissingRuns_AreTold()
    {
        string page = Write(Figures.Of("xor", "neat2002", 4700) with { Ended = 37 });

        Assert.That(page, Does.Contain("Not complete").And.Contain("| `neat2002` | 37 of 100 |").And.Not.Contain("its bar"));
    }

    private static string Write(params StudyFigures[] figures) => StudyMarkdown.Write(StudyReport.Of(Request, figures), Request);
}
