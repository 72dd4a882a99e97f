using System.Text.Json;
using Evolution.Experiments;
using Evolution.Tests.Support;
using NUnit.Framework;

namespace Evolution.Tests.Experiments.Commands;

[TestFixture]
[Parallelizable]
[Platform(Exclude = "Win", Reason = "Signals are sent by kill.")]
public sealed class InterruptionTests
{
    private static readonly string[] Endless =
    [
        "run", EvolutionProcess.Config("parity"), "--set", "task.parameters.bits=10", "--set", "stop.whenSolved=false", "--generations", "1000000",
        "--population", "50", "--output", "run",
    ];

    [TestCase("INT")]
    [TestCase("TERM")]
    public void Signal_EndsTheRunWithEverythingWritten(string signal)
    {
        using var directory = new TemporaryDirectory();

        EvolutionProcess ended = EvolutionProcess.Interrupt(directory, signal, "run/generations.csv", [.. Endless, "--json"]);

        Assert.That(ended.ExitCode, Is.EqualTo(ExitCode.Interrupted), ended.Error);
        Assert.That(ended.Json.GetProperty("stopReason").GetString(), Is.EqualTo("interrupted"));
        Assert.That(ended.Output, Is.EqualTo(directory.Read("run", "summary.json")));
        Assert.That(File.ReadLines(directory.PathOf("run", "generations.csv")).Count(), Is.EqualTo(ended.Json.GetProperty("generations").GetInt32() + 1));
        EvolutionProcess replay = EvolutionProcess.Succeed(directory, "replay", "run/champion.json", "--json");
        Assert.That(replay.Json.GetProperty("identical").GetBoolean(), Is.True);
        int generations = ended.Json.GetProperty("generations").GetInt32();
        JsonElement resumed = EvolutionProcess.Succeed(directory, "resume", "run", "--generations", $"{generations}", "--json").Json;
        Assert.That(
            resumed.GetProperty("populationDigest").GetString(),
            Is.EqualTo(ended.Json.GetProperty("populationDigest").GetString()),
            "the generation that was interrupted had been saved");
    }

    [Test]
    public void Signal_EndsAllRunsThatGoOnTogether()
    {
        using var directory = new TemporaryDirectory();

        EvolutionProcess ended = EvolutionProcess.Interrupt(directory, "INT", "run/seed-1/generations.csv", [.. Endless, "--repeat", "3"]);

        Assert.That(ended.ExitCode, Is.EqualTo(ExitCode.Interrupted), ended.Error);
        JsonElement summary = JsonElement.Parse(directory.Read("run", "summary.json"));
        Assert.That(summary.GetProperty("runs").GetInt32(), Is.EqualTo(3));
        Assert.That(summary.GetProperty("all").EnumerateArray().Select(run => run.GetProperty("stopReason").GetString()), Is.All.EqualTo("interrupted"));
    }
}
