using System.Text.Json;
using System.Text.Json.Nodes;
using Evolution.Experiments;
using Evolution.Tests.Support;
using NUnit.Framework;

namespace Evolution.Tests.Experiments.Commands;

[TestFixture]
[Parallelizable]
public sealed class ReplayCommandTests
{
    private TemporaryDirectory _directory = null!;
    private string _champion = null!;

    [OneTimeSetUp]
    public void EvolveXor()
    {
        _directory = new TemporaryDirectory();
        _champion = _directory.Read(Evolve("xor"));
    }

    [OneTimeTearDown]
    public void Remove() => _directory.Dispose();

    [TestCase("xor")]
    [TestCase("xor", "--generations", "3")]
    [TestCase("xor", "--set", "network.bias=input")]
    [TestCase("parity", "--set", "task.parameters.bits=2")]
    [TestCase("cart-pole")]
    [TestCase("cart-pole", "--generations", "1", "--set", "evaluation.episodeSeeds=genome")]
    [TestCase("cart-pole", "--generations", "1", "--set", "evaluation.episodes=2")]
    [TestCase("double-pole", "--generations", "4", "--population", "30")]
    [TestCase("xor", "--generations", "5", "--set", "network.kind=recurrent", "--set", "network.semantics=settle")]
    [TestCase("cart-pole", "--generations", "3", "--set", "network.kind=recurrent")]
    [TestCase("cart-pole", "--generations", "3", "--set", "network.kind=recurrent", "--set", "network.semantics=ctrnn")]
    public void Champion_ReplaysToTheFitnessItWasSavedWith(string config, params string[] arguments)
    {
        string path = Evolve(config, arguments);

        JsonElement replay = EvolutionProcess.Succeed(_directory, "replay", path, "--json").Json;

        Assert.That(replay.GetProperty("identical").GetBoolean(), Is.True);
        Assert.That(replay.GetProperty("fitness").GetSingle(), Is.EqualTo(replay.GetProperty("savedFitness").GetSingle()));
    }

    [Test]
    public void Text_NamesTaskAndVerdict()
    {
        _directory.Write("named.json", _champion);

        Assert.That(EvolutionProcess.Succeed(_directory, "replay", "named.json").Output, Does.StartWith("xor/1: ").And.Contain("identical"));
    }

    [Test]
    public void EditedWeights_AreReportedAsADifference()
    {
        string edited = Edit(champion =>
        {
            foreach (JsonNode? connection in champion["connections"]!.AsArray())
            {
                connection!["weight"] = 0;
            }
        });
        _directory.Write("edited.json", edited);

        EvolutionProcess replay = EvolutionProcess.Run(_directory, "replay", "edited.json");

        Assert.That(replay.ExitCode, Is.EqualTo(ExitCode.Different));
        Assert.That(replay.Output, Does.Contain("DIFFERENT"));
    }

    [TestCase("truncated", "$")]
    [TestCase("empty", "$")]
    [TestCase("garbage", "$")]
    [TestCase("null", "null")]
    [TestCase("version", "version 2 where \"evolution-network\" version 1 is read")]
    [TestCase("format", "format \"other\"")]
    [TestCase("unknown task", "chess/1")]
    [TestCase("other task version", "xor/2")]
    [TestCase("other task's inputs", "2 inputs and 1 outputs do not fit parity/1")]
    [TestCase("unknown parameter", "bitz")]
    [TestCase("unnamed input", "$.nodes")]
    [TestCase("missing field", "fitness")]
    [TestCase("weight of another type", "weight")]
    [TestCase("connection from nowhere", "999")]
    [TestCase("episodes", "$.evaluation.episodes")]
    public void DamagedFile_IsNamedInFewLines(string damage, string message)
    {
        string file = _directory.Write("damaged.json", Damaged(damage));

        EvolutionProcess replay = EvolutionProcess.Run(_directory, "replay", file, "--json");

        Assert.That(replay.ExitCode, Is.EqualTo(ExitCode.DamagedFile), replay.Error);
        Assert.That(replay.Output, Is.Empty);
        Assert.That(replay.Error, Does.Contain("damaged.json").And.Contain(message).And.Not.Contain("   at "));
        Assert.That(replay.Error.TrimEnd().Split('\n'), Has.Length.AtMost(3));
    }

    [Test]
    public void MissingFile_IsBadInput()
    {
        _directory.Write("champion.json", _champion);

        EvolutionProcess replay = EvolutionProcess.Run(_directory, "replay", "champoin.json");

        Assert.That(replay.ExitCode, Is.EqualTo(ExitCode.BadInput));
        Assert.That(replay.Error, Does.Contain("\"champoin.json\" does not exist").And.Contain("champion.json\"?"));
    }

    private string Damaged(string damage) => damage switch
    {
        "truncated" => _champion[..(_champion.Length / 2)],
        "empty" => string.Empty,
        "garbage" => "PNG\r\n\u001a\0\0",
        "null" => "null",
        "version" => Edit(champion => champion["version"] = 2),
        "format" => Edit(champion => champion["format"] = "other"),
        "unknown task" => Edit(champion => champion["task"] = "chess/1"),
        "other task version" => Edit(champion => champion["task"] = "xor/2"),
        "other task's inputs" => Edit(champion =>
        {
            champion["task"] = "parity/1";
            champion["evaluation"]!["parameters"] = new JsonObject { ["bits"] = 3 };
        }),
        "unknown parameter" => Edit(champion =>
        {
            champion["task"] = "parity/1";
            champion["evaluation"]!["parameters"] = new JsonObject { ["bitz"] = 2 };
        }),
        "unnamed input" => Edit(champion => champion["inputs"]!.AsArray().RemoveAt(0)),
        "missing field" => Edit(champion => champion.Remove("fitness")),
        "weight of another type" => Edit(champion => champion["connections"]![0]!["weight"] = "heavy"),
        "connection from nowhere" => Edit(champion => champion["connections"]![0]!["source"] = 999),
        "episodes" => Edit(champion => champion["evaluation"]!["episodes"] = 0),
        _ => throw new ArgumentOutOfRangeException(nameof(damage), damage, "No such damage."),
    };

    private string Edit(Action<JsonObject> change)
    {
        JsonObject champion = JsonNode.Parse(_champion)!.AsObject();
        change(champion);
        return champion.ToJsonString();
    }

    /// <summary>Returns the path of a run's champion.</summary>
    private string Evolve(string config, params string[] arguments)
    {
        string output = $"run{_directory.Entries.Count()}";
        EvolutionProcess.Succeed(_directory, ["run", EvolutionProcess.Config(config), "--quiet", "--output", output, .. arguments]);
        return Path.Combine(output, "champion.json");
    }
}
