using System.Text.Json;
using Evolution.Experiments;
using Evolution.Tests.Support;
using NUnit.Framework;

namespace Evolution.Tests.Experiments.Commands;

/// <summary>Runs that start from a champion.</summary>
[TestFixture]
[Parallelizable]
public sealed class StartCommandTests
{
    private TemporaryDirectory _directory = null!;

    [OneTimeSetUp]
    public void EvolveAChampion()
    {
        _directory = new TemporaryDirectory();
        Run("first", "--generations", "12", "--set", "stop.whenSolved=false");
    }

    [OneTimeTearDown]
    public void Remove() => _directory.Dispose();

    [Test]
    public void FirstGeneration_HoldsTheChampionItself()
    {
        EvolutionProcess ended = Run("unchanged", "--set", "start=first/champion.json", "--generations", "1", "--set", "variation.weightShare=0");

        Assert.That(ended.Error, Does.Contain(", from a champion of "));
        JsonElement summary = Summary("unchanged");
        Assert.That(summary.GetProperty("bestFitness").GetSingle(), Is.EqualTo(Summary("first").GetProperty("bestFitness").GetSingle()));
        Assert.That(summary.GetProperty("championDigest").GetString(), Is.EqualTo(Summary("first").GetProperty("championDigest").GetString()));
    }

    [Test]
    public void RunDirectory_KeepsACopyAndGoesOnWithoutTheOriginal()
    {
        File.Copy(_directory.PathOf("first", "champion.json"), _directory.PathOf("lent.json"));
        string[] start = ["--set", "start=lent.json", "--set", "stop.whenSolved=false", "--set", "checkpoint.everyGenerations=2"];
        Run("whole", [.. start, "--generations", "10"]);
        Run("halves", [.. start, "--generations", "4"]);
        File.Delete(_directory.PathOf("lent.json"));
        Directory.Move(_directory.PathOf("halves"), _directory.PathOf("moved"));

        EvolutionProcess.Succeed(_directory, "resume", "moved", "--generations", "10", "--set", "evaluation.threads=1");

        Assert.That(Summary("moved").GetProperty("populationDigest").GetString(), Is.EqualTo(Summary("whole").GetProperty("populationDigest").GetString()));
        Assert.That(JsonElement.Parse(_directory.Read("moved", "config.json")).GetProperty("start").GetString(), Is.EqualTo("start.json"));
    }

    [Test]
    public void RunsOfARepeat_EachKeepACopy()
    {
        Run("several", "--set", "start=first/champion.json", "--repeat", "2", "--generations", "2");
        Assert.That(_directory.Read("several", "seed-2", "start.json"), Is.EqualTo(_directory.Read("first", "champion.json")));
        Assert.That(_directory.Read("several", "start.json"), Is.EqualTo(_directory.Read("first", "champion.json")));
    }

    [TestCase("ctrnn")]
    [TestCase("settle")]
    public void RecurrentChampion_StartsARunOfItsKind(string semantics)
    {
        string[] kind =
        [
            "--set", "network.kind=recurrent", "--set", $"network.semantics={semantics}", "--set", "network.integrationSteps=3",
            "--set", "stop.whenSolved=false", "--generations", "3",
        ];
        Run(semantics, kind);
        Run(semantics + "-next", [.. kind, "--set", $"start={semantics}/champion.json"]);
        Assert.That(
            Summary(semantics + "-next").GetProperty("bestFitness").GetSingle(),
            Is.GreaterThanOrEqualTo(Summary(semantics).GetProperty("bestFitness").GetSingle()));
    }

    [TestCase("first/champio.json", "does not exist; did you mean \"champion.json\"?")]
    [TestCase("nowhere/champion.json", "does not exist")]
    [TestCase("first", "is a directory, not a file")]
    [TestCase("first/config.json", "is not a champion: ")]
    [TestCase("first/champion.json", "its network is feedforward, but the section network makes recurrent", "network.kind=recurrent", "network.semantics=settle")]
    [TestCase("first/champion.json", "its network has no bias input, but network.bias is \"input\"", "network.bias=input")]
    [TestCase("first/champion.json", "its network leads from \"a\", \"b\" to \"xor\", that of the task from \"x\", ", "task=cart-pole")]
    [TestCase("", "names no file")]
    public void WhatCannotBeStartedFrom_IsRefusedInWords(string start, string expected, params string[] settings)
    {
        EvolutionProcess refused = EvolutionProcess.Run(
            _directory, ["run", Xor(), "--set", $"start={start}", .. settings.SelectMany(setting => (string[])["--set", setting])]);

        Assert.That(refused.ExitCode, Is.EqualTo(ExitCode.BadInput));
        Assert.That(refused.Error, Does.Contain("start: ").And.Contain(expected).And.Contain("(from the command line)"));
    }

    [Test]
    public void ContinuousTimeOfAnotherStep_IsToldWithTheSteps()
    {
        string[] kind = ["--set", "network.kind=recurrent", "--set", "network.semantics=ctrnn", "--set", "network.integrationSteps=3", "--generations", "1"];
        Run("slow", kind);
        EvolutionProcess refused = EvolutionProcess.Run(
            _directory, ["run", Xor(), .. kind, "--set", "network.timeStep=0.5", "--set", "start=slow/champion.json"]);
        Assert.That(refused.Error, Does.Contain("3 updates a control step of 1, but the section network makes").And.Contain("a control step of 0.5"));
    }

    private EvolutionProcess Run(string output, params string[] arguments) =>
        EvolutionProcess.Succeed(_directory, ["run", Xor(), "--output", output, .. arguments]);

    private JsonElement Summary(string run) => JsonElement.Parse(_directory.Read(run, "summary.json"));

    private static string Xor() => EvolutionProcess.Config("xor");
}
