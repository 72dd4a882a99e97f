using System.Text.Json;
using Evolution.Core.Configuration;
using Evolution.Core.Genomes;
using Evolution.Core.Runs;
using Evolution.Experiments;
using Evolution.Tests.Support;
using NUnit.Framework;

namespace Evolution.Tests.Experiments.Commands;

[TestFixture]
[Parallelizable]
public sealed class RunCommandTests
{
    private static readonly string[] SummaryKeys =
    [
        "task", "solved", "generations", "evaluations", "bestFitness", "championNodes", "championConnections", "seconds", "phaseSeconds",
        "medianMilliseconds",
        "backend", "device", "arithmetic", "threads", "seed", "populationDigest", "championDigest",
    ];

    private static readonly string[] PhaseKeys = ["breed", "speciate", "batch", "upload", "evaluate", "download", "report"];

    private TemporaryDirectory _directory = null!;
    private EvolutionProcess _process = null!;
    private JsonElement _summary;

    [OneTimeSetUp]
    public void RunXor()
    {
        _directory = new TemporaryDirectory();
        _process = EvolutionProcess.Succeed(_directory, "run", EvolutionProcess.Config("xor"), "--json", "--quiet", "--output", "xor");
        _summary = JsonElement.Parse(_directory.Read("xor", "summary.json"));
    }

    [OneTimeTearDown]
    public void Remove() => _directory.Dispose();

    [Test]
    public void Json_PrintsTheSummaryAndNothingElse() =>
        Assert.That(_process.Output, Is.EqualTo(_directory.Read("xor", "summary.json")));

    [Test]
    public void Quiet_LeavesTheErrorStreamEmpty() => Assert.That(_process.Error, Is.Empty);

    [Test]
    public void Directory_HoldsTheFilesOfARunAndNoLeftovers()
    {
        string[] files = [.. Directory.EnumerateFileSystemEntries(_directory.PathOf("xor")).Select(path => Path.GetFileName(path))];

        Assert.That(files, Is.SupersetOf((string[])["config.json", "log.json", "generations.csv", "summary.json", "champion.json"]));
        Assert.That(files, Has.None.EndsWith(".tmp").And.None.StartsWith("."));
    }

    [Test]
    public void Summary_HasEveryDocumentedField()
    {
        Assert.That(Keys(_summary), Is.SupersetOf(SummaryKeys));
        Assert.That(Keys(_summary.GetProperty("phaseSeconds")), Is.EqualTo(PhaseKeys));
        Assert.That(Keys(_summary.GetProperty("medianMilliseconds")), Is.EqualTo((string[])["generation", .. PhaseKeys]));
        Assert.That(_summary.GetProperty("solved").GetBoolean(), Is.True);
        Assert.That(_summary.GetProperty("stopReason").GetString(), Is.EqualTo("solved"));
        Assert.That(_summary.GetProperty("task").GetString(), Is.EqualTo("xor/1"));
        Assert.That(_summary.GetProperty("seed").GetInt64(), Is.EqualTo(1));
        Assert.That(_summary.GetProperty("backend").GetString(), Is.EqualTo("cpu"));
        Assert.That(_summary.GetProperty("arithmetic").GetString(), Is.EqualTo("exact"));
        Assert.That(_summary.GetProperty("championDigest").GetString(), Does.Match("^[0-9a-f]{64}$"));
        Assert.That(_summary.GetProperty("populationDigest").GetString(), Does.Match("^[0-9a-f]{64}$"));
    }

    [Test]
    public void Summary_PhasesAddUpToNoMoreThanTheRun()
    {
        double phases = _summary.GetProperty("phaseSeconds").EnumerateObject().Sum(phase => phase.Value.GetDouble());

        Assert.That(phases, Is.GreaterThan(0).And.AtMost(_summary.GetProperty("seconds").GetDouble() * 1.001));
    }

    [Test]
    public void Config_ReadsBackToTheSameValues()
    {
        string written = _directory.Read("xor", "config.json");

        RunConfig config = ConfigReader.Read(written, "config.json", TaskCatalog.All, []);

        Assert.That(ConfigWriter.Write(config), Is.EqualTo(written));
        Assert.That(config.Task.Descriptor!.Id, Is.EqualTo("xor/1"));
        Assert.That(config.Stop.Generations, Is.EqualTo(100));
        Assert.That(config.Output.Directory, Is.EqualTo("xor"));
    }

    [Test]
    public void Generations_AreOneLineEachWithEvaluationsThatRiseByThePopulation()
    {
        string[][] rows = [.. File.ReadLines(_directory.PathOf("xor", "generations.csv")).Select(line => line.Split(','))];
        int generations = _summary.GetProperty("generations").GetInt32();

        Assert.That(rows[0][..2], Is.EqualTo((string[])["generation", "evaluations"]));
        Assert.That(rows.Select(row => row.Length), Is.All.EqualTo(rows[0].Length));
        Assert.That(rows.Skip(1).Select(row => row[0]), Is.EqualTo(Enumerable.Range(0, generations).Select(number => $"{number}")));
        Assert.That(rows.Skip(1).Select(row => row[1]), Is.EqualTo(Enumerable.Range(1, generations).Select(number => $"{number * 150}")));
        Assert.That(_summary.GetProperty("evaluations").GetInt64(), Is.EqualTo(generations * 150));
    }

    [Test]
    public void Log_IsOneJsonObjectALine()
    {
        JsonElement[] events = [.. File.ReadLines(_directory.PathOf("xor", "log.json")).Select(line => JsonElement.Parse(line))];

        Assert.That(events.Select(Keys), Is.Not.Empty.And.All.SupersetOf((string[])["@t", "@mt"]));
        Assert.That(events[^1].GetProperty("Summary").GetProperty("ChampionDigest").GetString(), Is.EqualTo(Digest(_summary)));
    }

    [Test]
    public void Champion_HasTheDocumentedFieldsAndTheReportedDigest()
    {
        string text = _directory.Read("xor", "champion.json");
        JsonElement champion = JsonElement.Parse(text);

        Assert.That(
            Keys(champion),
            Is.EqualTo((string[])["format", "version", "task", "kind", "inputs", "outputs", "nodes", "connections", "fitness", "evaluation"]));
        Assert.That(champion.GetProperty("format").GetString(), Is.EqualTo("evolution-network"));
        Assert.That(champion.GetProperty("version").GetInt32(), Is.EqualTo(1));
        Assert.That(
            champion.GetProperty("nodes").EnumerateArray().Select(Keys),
            Is.All.EqualTo((string[])["id", "role", "activation", "aggregation", "bias"]));
        Assert.That(
            champion.GetProperty("connections").EnumerateArray().Select(Keys),
            Is.All.EqualTo((string[])["innovation", "source", "target", "weight", "enabled"]));
        Assert.That(champion.GetProperty("fitness").GetSingle(), Is.EqualTo(_summary.GetProperty("bestFitness").GetSingle()));
        Assert.That(champion.GetProperty("nodes").GetArrayLength(), Is.EqualTo(_summary.GetProperty("championNodes").GetInt32()));
        Assert.That(GenomeDigest.OfGenome(ChampionFile.Read(text).Champion.Genome), Is.EqualTo(Digest(_summary)));
    }

    private static string[] Keys(JsonElement element) => [.. element.EnumerateObject().Select(property => property.Name)];

    private static string? Digest(JsonElement summary) => summary.GetProperty("championDigest").GetString();
}
