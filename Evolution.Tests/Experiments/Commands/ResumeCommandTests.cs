using System.Text.Json;
using Evolution.Tests.Support;
using NUnit.Framework;

namespace Evolution.Tests.Experiments.Commands;

/// <summary><c>resume</c>, on the real program.</summary>
[TestFixture]
public sealed class ResumeCommandTests
{
    private static readonly string[] Twenty =
        ["run", EvolutionProcess.Config("double-pole"), "--json", "--quiet", "--population", "50", "--set", "stop.whenSolved=false", "--set", "checkpoint.everyGenerations=4"];

    private TemporaryDirectory _directory = null!;

    [SetUp]
    public void MakeDirectory() => _directory = new TemporaryDirectory();

    [TearDown]
    public void RemoveDirectory() => _directory.Dispose();

    [Test]
    public void TenGenerationsAndTen_AreTwenty_AlsoPastADamagedCheckpoint()
    {
        JsonElement whole = EvolutionProcess.Succeed(_directory, [.. Twenty, "--generations", "20", "--threads", "1", "--output", "whole"]).Json;
        EvolutionProcess.Succeed(_directory, [.. Twenty, "--generations", "10", "--threads", "2", "--output", "parts"]);
        string[] files = [.. Directory.EnumerateFiles(_directory.PathOf("parts", "checkpoints")).Order(StringComparer.Ordinal)];
        Assert.That(files.Select(path => Path.GetFileName(path)), Is.EqualTo(new[] { "generation-0000000003.checkpoint", "generation-0000000007.checkpoint", "generation-0000000009.checkpoint" }));
        using (FileStream newest = File.OpenWrite(files[^1]))
        {
            newest.SetLength(newest.Length / 2);
        }

        EvolutionProcess resumed = EvolutionProcess.Succeed(_directory, "resume", "parts", "--generations", "20", "--threads", "1", "--json", "--quiet");
        Assert.That(resumed.Error, Does.Contain("generation-0000000009.checkpoint"));
        foreach (string name in new[] { "populationDigest", "championDigest", "generations", "evaluations", "steps" })
        {
            Assert.That(resumed.Json.GetProperty(name).ToString(), Is.EqualTo(whole.GetProperty(name).ToString()), name);
        }

        Assert.That(LinesWithoutSeconds("parts"), Is.EqualTo(LinesWithoutSeconds("whole")));
    }

    [Test]
    public void OnlyDamagedCheckpoints_AreADamagedFile()
    {
        EvolutionProcess.Succeed(_directory, [.. Twenty, "--generations", "2", "--output", "run"]);
        foreach (string path in Directory.EnumerateFiles(_directory.PathOf("run", "checkpoints")))
        {
            File.WriteAllText(path, "not a checkpoint");
        }

        EvolutionProcess ended = EvolutionProcess.Run(_directory, "resume", "run", "--quiet");
        Assert.That((ended.ExitCode, ended.Error.Trim().Split('\n').Length), Is.EqualTo((4, 1)), ended.Error);
    }

    private string[] LinesWithoutSeconds(string run) =>
        [.. _directory.Read(run, "generations.csv").Split('\n').Select(line => line[..Math.Max(line.LastIndexOf(','), 0)])];
}
