using System.Text.Json;
using Evolution.Experiments;
using Evolution.Gpu;
using Evolution.Tests.Support;
using NUnit.Framework;

namespace Evolution.Tests.Experiments.Commands;

[TestFixture]
[Parallelizable]
public sealed class VerifyCommandTests
{
    [Test]
    public void BackendsThatAgree_AreARowEach()
    {
        using var directory = new TemporaryDirectory();

        EvolutionProcess ended = EvolutionProcess.Succeed(directory, "verify", Xor(directory), "--networks", "30", "--json");

        JsonElement row = JsonElement.Parse(ended.Output.Split('\n')[0]);
        Assert.That(row.GetProperty("backend").GetString(), Is.EqualTo("cpu"));
        Assert.That(row.GetProperty("networks").GetInt32(), Is.EqualTo(30));
        Assert.That(row.GetProperty("different").GetInt32(), Is.Zero);
        Assert.That(row.GetProperty("differentFunctions").GetArrayLength(), Is.Zero);
        Assert.That(directory.Entries, Does.Not.Contain("champion.json"));
    }

    /// <summary>The kernel of a whole device a network takes them one by one: what was not asked for would take minutes.</summary>
    [TestCase(30, 30)]
    [TestCase(600, 500)]
    public void FewNetworks_AreFewOfEachFunctionToo(int networks, int perFunction)
    {
        using var directory = new TemporaryDirectory();
        string count = networks.ToString(System.Globalization.CultureInfo.InvariantCulture);
        EvolutionProcess ended = EvolutionProcess.Succeed(directory, "verify", Xor(directory), "--networks", count, "--mutated", "2");
        Assert.That(ended.Output, Does.Contain($"0 of {networks} fitness values differ").And.Contain($"every activation function agrees on {perFunction} networks"));
    }

    [Test]
    public void TaskThatScoresByTheCall_DiffersAndItsFirstNetworkIsSaved()
    {
        using var directory = new TemporaryDirectory();
        EvolutionProcess.Succeed(directory, "new-task", "drift", "--kind", "environment");
        string source = directory.Read("drift.cs");
        directory.Write("champion.json", "of a run");
        directory.Write("drift.cs", source
            .Replace("    public int MaxSteps", "    private static int s_calls;\n\n    public int MaxSteps", StringComparison.Ordinal)
            .Replace("score += ", "score += s_calls++;\n        score += ", StringComparison.Ordinal));

        EvolutionProcess ended = EvolutionProcess.Run(directory, "verify", "drift.json", "--trust", "--networks", "5");

        Assert.That(ended.ExitCode, Is.EqualTo(ExitCode.Different));
        Assert.That(ended.Output, Does.Contain("5 of 5 fitness values differ from the reference; activation functions that differ on 5 networks: "));
        Assert.That(ended.Error, Does.Contain("The first network that differs, genome 0, is in champion-2.json.").And.Contain("s_calls"));
        Assert.That(directory.Read("champion.json"), Is.EqualTo("of a run"));
        Assert.That(JsonElement.Parse(directory.Read("champion-2.json")).GetProperty("connections").GetArrayLength(), Is.Positive);
    }

    [TestCase("--networks", "1", "--networks: 1 is outside 2 to 10000000.")]
    [TestCase("--networks", "-5", "--networks: -5 is outside")]
    [TestCase("--mutated", "-1", "--mutated: -1 is outside")]
    [TestCase("--memory-limit", "-5", "--memory-limit: -5 is less than 0.")]
    [TestCase("--kernel", "7", "--kernel: unknown value \"7\"; one of: auto, lanes, levels, giant")]
    [TestCase("--population", "7", "--population")]
    public void WhatCannotBe_IsRefused(string option, string value, string expected)
    {
        using var directory = new TemporaryDirectory();
        EvolutionProcess refused = EvolutionProcess.Run(directory, "verify", Xor(directory), option, value);
        Assert.That(refused.ExitCode, Is.EqualTo(ExitCode.BadInput));
        Assert.That(refused.Error, Does.Contain(expected));
    }

    [Test]
    public void DeviceThatIsAskedForAndMissing_IsExitThree()
    {
        Assume.That(CudaDriver.IsInstalled, Is.False, "This machine has the driver.");
        using var directory = new TemporaryDirectory();
        EvolutionProcess refused = EvolutionProcess.Run(directory, "verify", Xor(directory), "--networks", "20", "--backend", "cuda");
        Assert.That(refused.ExitCode, Is.EqualTo(ExitCode.NoDevice));
        Assert.That(refused.Error, Does.Contain("no cuda device was found"));
    }

    private static string Xor(TemporaryDirectory directory) => directory.Write("xor.json", """{"task": "xor"}""");
}
