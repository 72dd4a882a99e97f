using System.Text.Json;
using Evolution.Tests.Support;
using NUnit.Framework;

namespace Evolution.Tests.Experiments.Commands;

[TestFixture]
[Parallelizable]
public sealed class RunDeterminismTests
{
    private TemporaryDirectory _directory = null!;

    [SetUp]
    public void MakeDirectory() => _directory = new TemporaryDirectory();

    [TearDown]
    public void Remove() => _directory.Dispose();

    [TestCase("xor")]
    [TestCase("cart-pole")]
    [TestCase("parity")]
    [TestCase("double-pole")]
    [TestCase("multiplexer-6")]
    public void ShippedConfig_IsSolved(string config)
    {
        JsonElement summary = Run(config);

        Assert.That(summary.GetProperty("solved").GetBoolean(), Is.True);
        Assert.That(summary.GetProperty("notFinite").GetInt64(), Is.Zero);
    }

    [Test]
    public void SameSeed_GivesTheSameDigestsOnAnyNumberOfThreads()
    {
        string[] one = Digests(Run("xor", "--seed", "5", "--threads", "1"));

        Assert.That(Digests(Run("xor", "--seed", "5", "--threads", "1")), Is.EqualTo(one));
        Assert.That(Digests(Run("xor", "--seed", "5", "--threads", "2")), Is.EqualTo(one));
        Assert.That(Digests(Run("xor", "--seed", "6", "--threads", "1")), Is.Not.EqualTo(one));
    }

    [Test]
    public void Repeat_EqualsSingleRunsOfTheSameSeeds()
    {
        JsonElement repeated = Run("xor", "--seed", "3", "--repeat", "3", "--output", "all");
        JsonElement[] runs = [.. repeated.GetProperty("all").EnumerateArray()];

        Assert.That(repeated.GetProperty("runs").GetInt32(), Is.EqualTo(3));
        Assert.That(runs.Select(run => run.GetProperty("seed").GetInt32()), Is.EqualTo((int[])[3, 4, 5]));
        Assert.That(
            runs.Select(Digests),
            Is.EqualTo((string[][])[Digests(Run("xor", "--seed", "3")), Digests(Run("xor", "--seed", "4")), Digests(Run("xor", "--seed", "5"))]));
        Assert.That(_directory.Read("all", "summary.json"), Does.StartWith("{").And.Contain("\"firstSeed\": 3"));
        Assert.That(Digests(JsonElement.Parse(_directory.Read("all", "seed-4", "summary.json"))), Is.EqualTo(Digests(runs[1])));
    }

    [Test]
    public void ConfigOfARun_RunsAgainToTheSameDigests()
    {
        string[] first = Digests(Run("xor", "--set", "variation.addNode=0.07", "--population", "90", "--output", "first"));

        string[] again = Digests(Run(_directory.PathOf("first", "config.json"), "--output", "again"));

        Assert.That(again, Is.EqualTo(first));
    }

    [Test]
    public void DefaultDirectory_IsTaskAndSeedNumberedOn()
    {
        Run("xor", "--seed", "8", "--generations", "1");
        Run("xor", "--seed", "8", "--generations", "1");

        Assert.That(
            Directory.EnumerateDirectories(_directory.PathOf("runs")).Select(path => Path.GetFileName(path)),
            Is.EquivalentTo((string[])["xor-8", "xor-8-2"]));
    }

    [Test]
    public void UnsolvedRun_IsDoneAndSaysWhyItEnded()
    {
        JsonElement summary = Run("xor", "--generations", "1");

        Assert.That(summary.GetProperty("solved").GetBoolean(), Is.False);
        Assert.That(summary.GetProperty("stopReason").GetString(), Is.EqualTo("generations"));
    }

    private JsonElement Run(string config, params string[] arguments)
    {
        string path = config.EndsWith(".json", StringComparison.Ordinal) ? config : EvolutionProcess.Config(config);
        return EvolutionProcess.Succeed(_directory, ["run", path, "--json", "--quiet", .. arguments]).Json;
    }

    private static string[] Digests(JsonElement summary) =>
        [summary.GetProperty("populationDigest").GetString()!, summary.GetProperty("championDigest").GetString()!];
}
