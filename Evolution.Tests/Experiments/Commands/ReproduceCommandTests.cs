using System.Text.Json;
using Evolution.Experiments;
using Evolution.Tests.Support;
using NUnit.Framework;

namespace Evolution.Tests.Experiments.Commands;

/// <summary><c>reproduce</c> on the real program.</summary>
[TestFixture]
public sealed class ReproduceCommandTests
{
    private TemporaryDirectory _directory = null!;

    [SetUp]
    public void MakeDirectory() => _directory = new TemporaryDirectory();

    [TearDown]
    public void RemoveDirectory() => _directory.Dispose();

    [Test]
    public void Runs_AreThoseOfRunWithThePresetAndTheFiguresTheirs()
    {
        JsonElement report = Reproduce("--seeds", "3", "--preset", "neat2002", "--preset", "default").Json;
        JsonElement repeated = EvolutionProcess.Succeed(
            _directory,
            "run", EvolutionProcess.Config("xor"), "--set", "preset=neat2002", "--generations", "1000", "--repeat", "3", "--output", "repeat", "--json", "--quiet").Json;

        Assert.That(DigestsIn("runs/reproduce-xor/xor/neat2002"), Is.EqualTo(DigestsIn("repeat")));
        JsonElement figures = report.GetProperty("results")[0];
        Assert.That(figures.GetProperty("scored").GetProperty("mean").GetDouble(), Is.EqualTo(repeated.GetProperty("meanEvaluations").GetDouble()).Within(1e-9));
        Assert.That(
            figures.GetProperty("evaluations").GetProperty("mean").GetDouble(),
            Is.EqualTo(Seeds.Average(seed => Count("repeat", seed))).Within(1e-9));
        Assert.That(report.GetProperty("results")[1].GetProperty("verdict").GetProperty("checks").GetArrayLength(), Is.EqualTo(2));
        Assert.That(_directory.Read("runs", "reproduce-xor", "reproduce.md"), Does.Contain("| `default` | 3 |"));
        Assert.That(JsonElement.Parse(_directory.Read("runs", "reproduce-xor", "reproduce.json")).GetProperty("complete").GetBoolean(), Is.True);
    }

    [Test]
    public void MissingSeeds_AreEvolvedAndOthersLeftAsTheyAre()
    {
        JsonElement whole = Reproduce("--seeds", "3", "--output", "whole").Json;
        Reproduce("--seeds", "2", "--output", "parts");
        File.Delete(_directory.PathOf("parts", "xor", "neat2002", "seed-2", "summary.json"));
        string first = _directory.Read("parts", "xor", "neat2002", "seed-1", "summary.json");

        JsonElement parts = Reproduce("--seeds", "3", "--output", "parts").Json;

        Assert.That(Facts(parts), Is.EqualTo(Facts(whole)));
        Assert.That(_directory.Read("parts", "xor", "neat2002", "seed-1", "summary.json"), Is.EqualTo(first));
    }

    [Test]
    public void Done_IsReadAgainWithTheSameTimes()
    {
        EvolutionProcess before = Reproduce("--seeds", "2");

        Assert.That(Reproduce("--seeds", "2").Output, Is.EqualTo(before.Output));
    }

    /// <summary>No run of the multiplexer ends within 20 generations.</summary>
    [Test]
    [Platform(Exclude = "Win", Reason = "Signals are sent by kill.")]
    public void Interrupted_GoesOnWithTheSameCommand()
    {
        string[] arguments = ["reproduce", "multiplexer", "--seeds", "2", "--generations", "20", "--json", "--quiet", "--output"];
        EvolutionProcess ended = EvolutionProcess.Interrupt(
            _directory, "INT", "parts/multiplexer/neat2002/seed-1/generations.csv", [.. arguments, "parts"]);
        Assert.That(ended.ExitCode, Is.EqualTo(ExitCode.Interrupted), ended.Error);
        Assert.That(ended.Error, Does.Contain("Interrupted with 0 of 2 runs at their ends; the same command goes on."));
        Assert.That(ended.Json.GetProperty("complete").GetBoolean(), Is.False);

        JsonElement parts = EvolutionProcess.Succeed(_directory, [.. arguments, "parts"]).Json;

        Assert.That(Facts(parts), Is.EqualTo(Facts(EvolutionProcess.Succeed(_directory, [.. arguments, "whole"]).Json)));
        Assert.That(parts.GetProperty("results")[0].GetProperty("failures").GetInt32(), Is.EqualTo(2));
        Assert.That(parts.GetProperty("results")[0].GetProperty("seconds").GetDouble(), Is.Positive);
    }

    [Test]
    public void RunsOfAnotherConfigOrVersion_AreLeftAlone()
    {
        Reproduce("--seeds", "1");
        Refuse("stop.generations is 1000, not 9", "--seeds", "1", "--generations", "9");
        string sessions = _directory.PathOf("runs", "reproduce-xor", "xor", "neat2002", "sessions.json");
        File.WriteAllText(sessions, "{ \"version\": \"0.0.1\", \"all\": [] }");
        Reproduce("--seeds", "1");
        Refuse("was begun by version 0.0.1 and this is ", "--seeds", "2");
        File.WriteAllText(sessions, "{");
        Assert.That(EvolutionProcess.Run(_directory, "reproduce", "xor", "--seeds", "2", "--quiet").ExitCode, Is.EqualTo(ExitCode.DamagedFile));
    }

    [TestCase("NAME: \"xro\" is no study. Did you mean \"xor\"? One of: xor,", "xro")]
    [TestCase("unknown value \"neat202\"; did you mean \"neat2002\"?", "xor", "--preset", "neat202")]
    [TestCase("--seeds: 0 is outside 1 to 1000000.", "xor", "--seeds", "0")]
    [TestCase("evaluation.threads: 2000 ", "xor", "--threads", "2000")]
    [TestCase("--output: \"\" names no directory.", "xor", "--output", "")]
    [TestCase("--output: \"foreign\" holds what reproduce did not write (\"thesis.txt\"); choose another.", "xor", "--output", "foreign")]
    public void BadInput_IsToldBeforeAnythingIsWritten(string message, params string[] arguments)
    {
        Directory.CreateDirectory(_directory.PathOf("foreign"));
        File.WriteAllText(_directory.PathOf("foreign", "thesis.txt"), "mine");

        EvolutionProcess ended = EvolutionProcess.Run(_directory, ["reproduce", .. arguments]);

        Assert.That((ended.ExitCode, ended.Output), Is.EqualTo((ExitCode.BadInput, string.Empty)));
        Assert.That(ended.Error, Does.Contain(message).And.Not.Contain("   at "));
        Assert.That(_directory.Entries, Is.EqualTo((string[])["foreign"]));
    }

    private static int[] Seeds { get; } = [1, 2, 3];

    private EvolutionProcess Reproduce(params string[] arguments) => EvolutionProcess.Succeed(_directory, ["reproduce", "xor", "--json", "--quiet", .. arguments]);

    private void Refuse(string message, params string[] arguments)
    {
        EvolutionProcess ended = EvolutionProcess.Run(_directory, ["reproduce", "xor", "--quiet", .. arguments]);
        Assert.That((ended.ExitCode, ended.Error.Trim().Split('\n').Length), Is.EqualTo((ExitCode.BadInput, 1)), ended.Error);
        Assert.That(ended.Error, Does.Contain(message));
    }

    private string[] DigestsIn(string path) => [.. Seeds.Select(seed => Summary(path, seed).GetProperty("populationDigest").GetString()!)];

    private double Count(string path, int seed)
    {
        JsonElement summary = Summary(path, seed);
        JsonElement champion = JsonElement.Parse(_directory.Read(path, $"seed-{seed}", "champion.json"));
        return (150 * (summary.GetProperty("generations").GetInt32() - 1)) + champion.GetProperty("evaluation").GetProperty("genome").GetInt32() + 1;
    }

    private JsonElement Summary(string path, int seed) => JsonElement.Parse(_directory.Read(path, $"seed-{seed}", "summary.json"));

    private static string[] Facts(JsonElement report) =>
    [
        .. from result in report.GetProperty("results").EnumerateArray()
           from fact in result.EnumerateObject()
           where fact.Name != "seconds"
           select fact.ToString(),
    ];
}
