using System.Text.Json;
using Evolution.Experiments;
using Evolution.Tests.Support;
using NUnit.Framework;

namespace Evolution.Tests.Experiments.Commands;

/// <summary><c>resume</c> of the directory of <c>run --repeat</c>, on the real program.</summary>
[TestFixture]
[Parallelizable]
public sealed class ResumeSeveralTests
{
    private static readonly string[] Runs =
    [
        "run", EvolutionProcess.Config("xor"), "--json", "--quiet", "--repeat", "6", "--population", "60", "--set", "checkpoint.everyGenerations=3",
        "--set", "checkpoint.keep=100",
    ];

    private TemporaryDirectory _directory = null!;

    [SetUp]
    public void MakeDirectory() => _directory = new TemporaryDirectory();

    [TearDown]
    public void RemoveDirectory() => _directory.Dispose();

    /// <summary>A kill leaves runs that have ended, runs saved in different generations, and runs that never began.</summary>
    [Test]
    public void RunsThatStandAnywhere_EndAsIfNothingHadHappened()
    {
        JsonElement whole = EvolutionProcess.Succeed(_directory, [.. Runs, "--generations", "30", "--output", "whole"]).Json;
        EvolutionProcess.Succeed(_directory, [.. Runs, "--generations", "10", "--output", "parts"]);
        Directory.Delete(_directory.PathOf("parts", "seed-2"), recursive: true);
        foreach (string newest in Directory.EnumerateFiles(_directory.PathOf("parts", "seed-4", "checkpoints")).Order(StringComparer.Ordinal).Skip(1))
        {
            File.Delete(newest);
        }

        JsonElement resumed = EvolutionProcess.Succeed(_directory, "resume", "parts", "--generations", "30", "--json", "--quiet", "--threads", "2").Json;

        Assert.That(Facts(resumed), Is.EqualTo(Facts(whole)));
        Assert.That(JsonElement.Parse(_directory.Read("parts", "summary.json")).GetProperty("runs").GetInt32(), Is.EqualTo(6));
        for (int seed = 1; seed <= 6; seed++)
        {
            Assert.That(Generations("parts", seed), Is.EqualTo(Generations("whole", seed)), $"seed {seed}");
        }
    }

    [TestCase("variation.addNode=0.5")]
    [TestCase("seed=3")]
    public void OtherRuns_AreNoContinuation_HoweverManyHaveEnded(string change)
    {
        EvolutionProcess.Succeed(_directory, [.. Runs, "--generations", "4", "--output", "run"]);
        string summary = _directory.Read("run", "summary.json");
        EvolutionProcess ended = EvolutionProcess.Run(_directory, "resume", "run", "--set", change, "--quiet");
        Assert.That((ended.ExitCode, _directory.Read("run", "summary.json")), Is.EqualTo((ExitCode.BadInput, summary)));
        Assert.That(ended.Error, Does.Contain("another config"));
        Assert.That(Directory.Exists(_directory.PathOf("run", "seed-8")), Is.False);
    }

    [Test]
    public void SolvedRuns_StayAsTheyAre_AndGoOnWhereThatIsAsked()
    {
        EvolutionProcess.Succeed(_directory, [.. Runs, "--output", "run"]);
        string summary = _directory.Read("run", "summary.json");
        EvolutionProcess again = EvolutionProcess.Succeed(_directory, "resume", "run", "--json", "--quiet");
        Assert.That((again.Output, _directory.Read("run", "summary.json")), Is.EqualTo((summary, summary)));
        Assert.That(again.Error, Does.Contain("nothing was done"));

        string[] on = ["--set", "stop.whenSolved=false", "--generations", "100", "--json", "--quiet"];
        JsonElement resumed = EvolutionProcess.Succeed(_directory, ["resume", "run", .. on]).Json;
        Assert.That(Facts(resumed), Is.EqualTo(Facts(EvolutionProcess.Succeed(_directory, [.. Runs, "--output", "whole", .. on[..4]]).Json)));
    }

    [Test]
    public void Interrupted_AllGoOn()
    {
        string[] endless = [.. Runs, "--set", "stop.whenSolved=false", "--output", "run"];
        EvolutionProcess ended = EvolutionProcess.Interrupt(
            _directory, "TERM", "run/seed-1/checkpoints/generation-0000000002.checkpoint", [.. endless, "--generations", "1000000"]);
        Assert.That(ended.ExitCode, Is.EqualTo(ExitCode.Interrupted), ended.Error);
        int generations = ended.Json.GetProperty("all")[0].GetProperty("generations").GetInt32() + 5;

        JsonElement resumed = EvolutionProcess.Succeed(_directory, "resume", "run", "--generations", $"{generations}", "--json", "--quiet").Json;

        endless[^1] = "whole";
        JsonElement whole = EvolutionProcess.Succeed(_directory, [.. endless, "--generations", $"{generations}"]).Json;
        Assert.That(Facts(resumed), Is.EqualTo(Facts(whole)));
    }

    [Test]
    public void ASecondProcess_IsToldWhoWritesTheDirectory()
    {
        string[] endless = [.. Runs, "--set", "stop.whenSolved=false", "--generations", "1000000", "--output", "run"];
        EvolutionProcess.Kill(
            _directory,
            "run/seed-6/checkpoints/generation-0000000002.checkpoint",
            holder =>
            {
                EvolutionProcess second = EvolutionProcess.Run(_directory, "resume", "run", "--quiet");
                Assert.That((second.ExitCode, second.Error), Is.EqualTo((ExitCode.BadInput, $"\"run\" cannot be written: process {holder} is writing it.\n")));
            },
            endless);
    }

    [TestCase("{}")]
    [TestCase("{ \"seeds\": 1 }")]
    [TestCase("seeds")]
    public void DamagedCount_IsNamed(string content)
    {
        Directory.CreateDirectory(_directory.PathOf("run"));
        File.WriteAllText(_directory.PathOf("run", "config.json"), """{ "task": "xor" }""");
        File.WriteAllText(_directory.PathOf("run", "repeat.json"), content);
        EvolutionProcess ended = EvolutionProcess.Run(_directory, "resume", "run", "--quiet");
        Assert.That((ended.ExitCode, ended.Error.Trim().Split('\n').Length), Is.EqualTo((ExitCode.DamagedFile, 1)), ended.Error);
        Assert.That(ended.Error, Does.Contain("repeat.json"));
    }

    private static string[] Facts(JsonElement summary) =>
    [
        .. from run in summary.GetProperty("all").EnumerateArray()
           from name in new[] { "seed", "stopReason", "generations", "evaluations", "steps", "populationDigest", "championDigest" }
           select $"{name} {run.GetProperty(name)}",
    ];

    private string[] Generations(string run, int seed) =>
        [.. _directory.Read(run, $"seed-{seed}", "generations.csv").Split('\n').Select(line => line[..Math.Max(line.LastIndexOf(','), 0)])];
}
