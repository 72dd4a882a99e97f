using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Evolution.Tests.Support;
using NUnit.Framework;

namespace Evolution.Tests.Experiments.Commands;

/// <summary>What a run leaves to be looked at, and <c>report</c>, which makes it anew, on the real program.</summary>
[TestFixture]
[Parallelizable]
public sealed partial class ReportCommandTests
{
    private static readonly string[] Pictures = ["champion.svg", "fitness.svg", "species.svg", "report.html"];

    private TemporaryDirectory _directory = null!;
    private XDocument _page = null!;

    [OneTimeSetUp]
    public void EvolveCarts()
    {
        _directory = new TemporaryDirectory();
        EvolutionProcess.Succeed(
            _directory, "run", EvolutionProcess.Config("mountain-car"), "--quiet", "--output", "run", "--generations", "12", "--set", "evaluation.episodes=2");
        _page = XDocument.Parse(_directory.Read("run", "report.html"));
    }

    [OneTimeTearDown]
    public void Remove() => _directory.Dispose();

    [Test]
    public void Page_HasEverySection() => Assert.That(
        _page.Descendants("h2").Select(heading => heading.Value),
        Is.EqualTo(new[] { "Over the generations", "Champion", "Episode", "Where the time went", "Config" }));

    [Test]
    public void Page_RefersToNothingOutside()
    {
        string[] references = ["src", "href", "data", "action", "poster", "srcset"];
        IEnumerable<string> outside = _page.Descendants().Attributes()
            .Where(attribute => references.Contains(attribute.Name.LocalName) && !attribute.Value.StartsWith("data:", StringComparison.Ordinal) && !attribute.Value.StartsWith('#'))
            .Select(attribute => attribute.ToString());
        Assert.That(outside, Is.Empty);
        Assert.That(_page.Descendants().Select(element => element.Name.LocalName), Has.None.AnyOf("link", "iframe", "object", "embed", "base"));
        string code = string.Concat(_page.Descendants().Where(element => element.Name.LocalName is "script" or "style").Select(element => element.Value));
        Assert.That(Loading().Matches(code.Replace("http://www.w3.org/2000/svg", string.Empty, StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void Page_HoldsTheEpisodeThatItSpeaksOf()
    {
        JsonElement episode = JsonElement.Parse(_page.Descendants("script").Single(script => (string?)script.Attribute("id") == "episode").Value);
        int steps = episode.GetProperty("values")[0].GetArrayLength();
        Assert.That(episode.GetProperty("signals").EnumerateArray().Select(name => name.GetString()), Is.EqualTo(new[] { "x", "velocity", "left", "coast", "right" }));
        Assert.That(episode.GetProperty("scene").GetProperty("frames").GetArrayLength(), Is.EqualTo(steps + 1));
        Assert.That(_page.Descendants("p").First().Value, Does.Contain($" {steps} control steps"));
    }

    [Test]
    public void Page_ShowsTheConfigAsItWasRun() =>
        Assert.That(_page.Descendants("pre").Single().Value.Trim(), Is.EqualTo(_directory.Read("run", "config.json").Trim()));

    [Test]
    public void Report_MakesTheSameFilesAnew()
    {
        string[] before = [.. Pictures.Select(name => _directory.Read("run", name))];
        foreach (string name in Pictures)
        {
            File.Delete(_directory.PathOf("run", name));
        }

        EvolutionProcess ended = EvolutionProcess.Succeed(_directory, "report", "run");

        Assert.That(ended.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries), Is.EqualTo(Pictures.Select(name => Path.Combine("run", name))));
        Assert.That(Pictures.Select(name => _directory.Read("run", name)), Is.EqualTo(before));
    }

    [Test]
    public void Report_OfADamagedFile_NamesItAndItsLine()
    {
        string copy = Copy("damaged");
        File.WriteAllText(Path.Combine(copy, "generations.csv"), _directory.Read("run", "generations.csv").Replace("\n1,", "\n1;", StringComparison.Ordinal));
        EvolutionProcess ended = EvolutionProcess.Run(_directory, "report", "damaged");
        Assert.That((ended.ExitCode, ended.Error.Trim()), Is.EqualTo((4, $"{Path.Combine("damaged", "generations.csv")}: line 3 is damaged.")));
    }

    [Test]
    public void Report_OfARunThatHasNotEnded_SaysHowItGoesOn()
    {
        string copy = Copy("cut");
        File.Delete(Path.Combine(copy, "summary.json"));
        Directory.CreateDirectory(Path.Combine(copy, "checkpoints"));
        File.WriteAllText(Path.Combine(copy, "checkpoints", "generation-0000000003.checkpoint"), string.Empty);
        EvolutionProcess ended = EvolutionProcess.Run(_directory, "report", "cut");
        Assert.That(ended.ExitCode, Is.EqualTo(2));
        Assert.That(ended.Error, Does.Contain("has no summary.json").And.Contain("evolution resume cut"));
    }

    [Test]
    public void Report_OfNoDirectoryOrOfSeveralRuns_SaysWhatToName()
    {
        EvolutionProcess none = EvolutionProcess.Run(_directory, "report", "nowhere");
        Assert.That((none.ExitCode, none.Error), Is.EqualTo((2, "\"nowhere\" is not a directory; name one that a run has left, such as runs/xor-1.\n")));

        EvolutionProcess.Succeed(_directory, "run", EvolutionProcess.Config("xor"), "--quiet", "--output", "several", "--repeat", "2", "--generations", "3");
        EvolutionProcess several = EvolutionProcess.Run(_directory, "report", "several");
        Assert.That(several.ExitCode, Is.EqualTo(2));
        Assert.That(several.Error, Does.Contain("seed-1"));
        Assert.That(File.Exists(_directory.PathOf("several", "seed-1", "report.html")), Is.False);
        EvolutionProcess.Succeed(_directory, "report", Path.Combine("several", "seed-1"));
        Assert.That(File.Exists(_directory.PathOf("several", "seed-1", "report.html")), Is.True);
    }

    [Test]
    public void PageOfRows_HoldsEveryAnswer()
    {
        JsonElement summary = EvolutionProcess.Succeed(_directory, "run", EvolutionProcess.Config("xor"), "--quiet", "--json", "--output", "rows").Json;
        XDocument page = XDocument.Parse(_directory.Read("rows", "report.html"));
        string[][] rows = AnswersOf(page);

        Assert.That(summary.GetProperty("solved").GetBoolean(), Is.True);
        Assert.That(rows[0], Is.EqualTo(new[] { "row", string.Empty, "a", "b", "target", "xor" }));
        Assert.That(rows.Skip(1).Select(row => string.Join(' ', row[..5])), Is.EqualTo(new[] { "1 right 0 0 0", "2 right 0 1 1", "3 right 1 0 1", "4 right 1 1 0" }));
        Assert.That(rows.Skip(1).Select(row => double.Parse(row[5], CultureInfo.InvariantCulture) >= 0.5 ? "1" : "0"), Is.EqualTo(rows.Skip(1).Select(row => row[4])));
        Assert.That(AboutOf(page), Is.EqualTo("4 of 4 rows are right. Inputs are as the network sees them."));
    }

    [Test]
    public void PageOfManyRows_NamesClasses_AndShowsAHundred_TheWrongOnesFirst()
    {
        EvolutionProcess.Succeed(
            _directory, "run", EvolutionProcess.Config("iris"), "--quiet", "--output", "classes", "--generations", "2", "--set", "task.parameters.testFraction=0");
        XDocument page = XDocument.Parse(_directory.Read("classes", "report.html"));
        string[][] rows = AnswersOf(page);
        string[] verdicts = [.. rows.Skip(1).Select(row => row[1])];
        int wrong = verdicts.Count(verdict => verdict == "wrong");

        Assert.That(rows, Has.Length.EqualTo(101));
        Assert.That(rows[0].Length, Is.EqualTo(2 + 4 + 1 + 3));
        Assert.That(rows.Skip(1).Select(row => row[6]), Is.All.AnyOf(rows[0][7..]), "a target is the name of a class");
        Assert.That(verdicts.Take(wrong), Is.All.EqualTo("wrong"));
        Assert.That(wrong, Is.InRange(1, 99));
        Assert.That(AboutOf(page), Does.StartWith($"{150 - wrong} of 150 rows are right.").And.EndsWith("100 are shown, the wrong ones first; 50 more are not."));
    }

    [Test]
    public void NoReport_LeavesNoPictures()
    {
        EvolutionProcess.Succeed(
            _directory, "run", EvolutionProcess.Config("xor"), "--quiet", "--output", "plain", "--generations", "2", "--set", "output.report=false");
        Assert.That(Pictures.Where(name => File.Exists(_directory.PathOf("plain", name))), Is.Empty);
    }

    [Test]
    [Category("Browser")]
    public void Page_OpensInABrowser_WhichDrawsItsEpisode()
    {
        Browser.IgnoreWhereMissing();
        string page = new Uri(_directory.PathOf("run", "report.html")).AbsoluteUri;
        (string begun, string first) = Browser.Open(page + "#step=0");
        (string later, string second) = Browser.Open(page + "#step=40");

        Assert.That(first + second, Is.Empty, "the page's script complained");
        Assert.That(begun, Does.Contain("id=\"readout\">step 0 of ").And.Contain("0.00 s<"));
        Assert.That(later, Does.Contain("id=\"readout\">step 40 of ").And.Contain("1.33 s<"));
        Assert.That(Mover().Match(later).Value, Does.Contain("translate(").And.Not.EqualTo(Mover().Match(begun).Value));
        Assert.That(Regex.Count(later, "<polyline points="), Is.EqualTo(5), "a curve for each observation and output");
    }

    [Test]
    [Category("Browser")]
    public void PageWithoutAPicture_CountsTheStepsThatItSpeaksOf()
    {
        Browser.IgnoreWhereMissing();
        EvolutionProcess.Succeed(_directory, "run", EvolutionProcess.Config("memory"), "--quiet", "--output", "memory", "--generations", "1");
        string steps = Steps().Match(_directory.Read("memory", "report.html")).Groups[1].Value;
        string page = new Uri(_directory.PathOf("memory", "report.html")).AbsoluteUri;
        (string begun, string first) = Browser.Open(page + "#step=0");
        (string ended, string second) = Browser.Open(page + "#step=100000");

        Assert.That(first + second, Is.Empty, "the page's script complained");
        Assert.That(begun, Does.Contain($"id=\"readout\">step 1 of {steps}<"));
        Assert.That(ended, Does.Contain($"id=\"readout\">step {steps} of {steps}<"));
    }

    private static string[][] AnswersOf(XDocument page) =>
        [.. page.Descendants("table").Single(table => (string?)table.Attribute("id") == "answers").Elements("tr").Select(row => row.Elements().Select(cell => cell.Value).ToArray())];

    private static string AboutOf(XDocument page) =>
        page.Descendants("section").Single(section => section.Element("h2")?.Value == "Answers").Element("p")!.Value;

    private string Copy(string name)
    {
        Directory.CreateDirectory(_directory.PathOf(name));
        foreach (string file in Directory.EnumerateFiles(_directory.PathOf("run")))
        {
            File.Copy(file, Path.Combine(_directory.PathOf(name), Path.GetFileName(file)));
        }

        return _directory.PathOf(name);
    }

    [GeneratedRegex("https?:|@import|url\\(|fetch\\(|XMLHttpRequest|import\\(|WebSocket|//www")]
    private static partial Regex Loading();

    [GeneratedRegex("played again: ([0-9]+) control steps")]
    private static partial Regex Steps();

    [GeneratedRegex("<g id=\"mover\"[^>]*>")]
    private static partial Regex Mover();
}
