using System.Text.Json;
using Evolution.Core.Checkpoints;
using Evolution.Experiments;
using Evolution.Tests.Support;
using NUnit.Framework;

namespace Evolution.Tests.Experiments.Commands;

/// <summary><c>resume</c>, on the real program.</summary>
[TestFixture]
[Parallelizable]
public sealed class ResumeCommandTests
{
    private static readonly string[] Twenty = RunOf("cart-pole");

    /// <summary>A run whose generations stay cheap, however many there are.</summary>
    private static readonly string[] Cheap = RunOf("xor");

    /// <summary>An awaited checkpoint must not be gone before it is seen.</summary>
    private static readonly string[] KeepAll = ["--set", "checkpoint.keep=1000000"];

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

    [Test]
    public void CheckpointsOfAnotherVersion_AreToldAsSuch()
    {
        EvolutionProcess.Succeed(_directory, [.. Twenty, "--generations", "2", "--output", "run"]);
        foreach (string path in Directory.EnumerateFiles(_directory.PathOf("run", "checkpoints")))
        {
            byte[] file = File.ReadAllBytes(path);
            file[CheckpointFormat.Magic.Length] = 3;
            File.WriteAllBytes(path, file);
        }

        EvolutionProcess ended = EvolutionProcess.Run(_directory, "resume", "run", "--quiet");
        Assert.That(ended.ExitCode, Is.EqualTo(ExitCode.DamagedFile));
        Assert.That(ended.Error.Trim(), Does.StartWith("No checkpoint can be read. ").And.Contain("Its format version is 3; this program reads 5."));
    }

    [Test]
    public void ASecondProcess_IsToldWhoWritesTheDirectory()
    {
        string[] endless = [.. Cheap, .. KeepAll, "--generations", "1000000", "--output", "run"];
        EvolutionProcess.Kill(
            _directory,
            Path.Combine("run", "checkpoints", "generation-0000000003.checkpoint"),
            holder =>
            {
                EvolutionProcess second = EvolutionProcess.Run(_directory, "resume", "run", "--quiet");
                Assert.That((second.ExitCode, second.Error), Is.EqualTo((2, $"\"run\" cannot be written: process {holder} is writing it.\n")));
            },
            endless);
    }

    [Test]
    public void ASolvedRun_StaysAsItIs_AndGoesOnWhereThatIsAsked()
    {
        string[] solving = ["run", EvolutionProcess.Config("xor"), "--quiet", "--output", "run"];
        EvolutionProcess.Succeed(_directory, solving);
        string summary = _directory.Read("run", "summary.json");

        EvolutionProcess again = EvolutionProcess.Succeed(_directory, "resume", "run", "--generations", "90", "--quiet", "--json");
        Assert.That((again.Output, _directory.Read("run", "summary.json")), Is.EqualTo((summary, summary)));
        Assert.That(again.Error, Does.Contain("nothing was done").And.Contain("evolution resume run --set stop.whenSolved=false --generations MORE"));
        EvolutionProcess.Succeed(_directory, "resume", "run", "--set", "stop.whenSolved=false", "--generations", "2", "--quiet");
        Assert.That(_directory.Read("run", "summary.json"), Is.EqualTo(summary), "another rule holds already");
        AssertRefused("another config", "resume", "run", "--set", "variation.addNode=0.5");

        string[] on = ["--set", "stop.whenSolved=false", "--generations", "90", "--quiet", "--json"];
        JsonElement more = EvolutionProcess.Succeed(_directory, ["resume", "run", .. on]).Json;
        JsonElement whole = EvolutionProcess.Succeed(_directory, ["run", EvolutionProcess.Config("xor"), "--output", "whole", .. on]).Json;
        foreach (string name in new[] { "stopReason", "generations", "evaluations", "populationDigest", "championDigest", "championGenome" })
        {
            Assert.That(more.GetProperty(name).ToString(), Is.EqualTo(whole.GetProperty(name).ToString()), name);
        }
    }

    [Test]
    public void ADirectoryWithoutCheckpoints_IsToldWhatToDoInstead()
    {
        EvolutionProcess.Succeed(_directory, [.. Twenty, "--generations", "2", "--output", "run"]);
        Directory.Delete(_directory.PathOf("run", "checkpoints"), recursive: true);
        AssertRefused($"--set start={Path.Combine("run", "champion.json")}", "resume", "run");
        EvolutionProcess.Succeed(_directory, "run", Path.Combine("run", "config.json"), "--output", "another", "--set", $"start={Path.Combine("run", "champion.json")}");
    }

    [Test]
    public void AChangedRate_IsNoContinuation()
    {
        EvolutionProcess.Succeed(_directory, [.. Twenty, "--generations", "2", "--output", "run"]);
        AssertRefused("another config", "resume", "run", "--set", "variation.addNode=0.5");
    }

    [Test]
    public void AFileThatCannotBeWritten_IsOneMessage()
    {
        EvolutionProcess.Succeed(_directory, [.. Twenty, "--generations", "2", "--output", "run"]);
        Directory.CreateDirectory(_directory.PathOf("run", "config.json.tmp"));
        AssertRefused("config.json.tmp", "resume", "run", "--generations", "4");
    }

    [Test]
    public void KilledFiveTimes_ItEndsAsIfItNeverWas() => AssertSurvives(kills: 5);

    [Test]
    [Explicit("Kills fifty processes, a minute's work.")]
    public void KilledFiftyTimes_ItEndsAsIfItNeverWas() => AssertSurvives(kills: 50);

    /// <summary>Kills the program soon after the first checkpoint of every continuation, a little later each time, whatever it is doing then.</summary>
    private void AssertSurvives(int kills)
    {
        const int Every = 4;
        string[] options = ["--set", $"checkpoint.everyGenerations={Every}", .. KeepAll, "--quiet"];
        int last = -1;
        for (int kill = 0; kill < kills; kill++)
        {
            int awaited = last + Every;
            string[] arguments = kill == 0 ? [.. Cheap, .. KeepAll, "--generations", "1000000", "--output", "run"] : ["resume", "run", .. options];
            int spins = kill * 40_000;
            EvolutionProcess.Kill(_directory, CheckpointOf(awaited), _ => Thread.SpinWait(spins), arguments);
            int newest = NewestCheckpoint();
            Assert.That(newest, Is.GreaterThanOrEqualTo(awaited), "the work before the last checkpoint is kept");
            last = newest;
        }

        string generations = $"{last + 3}";
        EvolutionProcess resumed = EvolutionProcess.Succeed(_directory, ["resume", "run", "--json", "--generations", generations, .. options]);
        EvolutionProcess.Succeed(_directory, [.. Cheap, "--generations", generations, "--output", "whole"]);
        Assert.That(LinesWithoutSeconds("run"), Is.EqualTo(LinesWithoutSeconds("whole")));
        Assert.That(resumed.Json.GetProperty("populationDigest").GetString(), Is.EqualTo(JsonElement.Parse(_directory.Read("whole", "summary.json")).GetProperty("populationDigest").GetString()));
    }

    private void AssertRefused(string message, params string[] arguments)
    {
        EvolutionProcess ended = EvolutionProcess.Run(_directory, [.. arguments, "--quiet"]);
        Assert.That((ended.ExitCode, ended.Error.Trim().Split('\n').Length), Is.EqualTo((2, 1)), ended.Error);
        Assert.That(ended.Error, Does.Contain(message));
    }

    private static string[] RunOf(string config) =>
        ["run", EvolutionProcess.Config(config), "--json", "--quiet", "--population", "50", "--set", "stop.whenSolved=false", "--set", "checkpoint.everyGenerations=4"];

    private static string CheckpointOf(int generation) => Path.Combine("run", "checkpoints", $"generation-{generation:D10}.checkpoint");

    private int NewestCheckpoint() => Directory.EnumerateFiles(_directory.PathOf("run", "checkpoints"), "*.checkpoint")
        .Max(path => int.Parse(Path.GetFileNameWithoutExtension(path).Split('-')[1], System.Globalization.CultureInfo.InvariantCulture));

    private string[] LinesWithoutSeconds(string run) =>
        [.. _directory.Read(run, "generations.csv").Split('\n').Select(line => line[..Math.Max(line.LastIndexOf(','), 0)])];
}
