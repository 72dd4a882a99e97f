using System.Text.Json;
using Evolution.Experiments.Export;
using Evolution.Experiments.Reporting;
using Evolution.Tests.Support;
using NUnit.Framework;
using Spectre.Console;

namespace Evolution.Tests.Experiments.Commands;

[TestFixture]
[Parallelizable]
public sealed class InspectCommandTests
{
    private TemporaryDirectory _directory = null!;

    [OneTimeSetUp]
    public void EvolveXor()
    {
        _directory = new TemporaryDirectory();
        EvolutionProcess.Succeed(_directory, "run", EvolutionProcess.Config("xor"), "--quiet", "--output", "run");
    }

    [OneTimeTearDown]
    public void Remove() => _directory.Dispose();

    [Test]
    public void Pipe_GetsPlainLinesOfTheRunAndTheNetwork()
    {
        string output = EvolutionProcess.Succeed(_directory, "inspect", "run").Output;
        JsonElement summary = JsonElement.Parse(_directory.Read("run", "summary.json"));
        string[] lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.That(lines[0], Is.EqualTo($"xor/1: solved after {summary.GetProperty("generations")} generations"));
        Assert.That(lines, Has.Some.EqualTo("seed: 1").And.Some.StartsWith("phase evaluate: ").And.Some.StartsWith("generation 0: best "));
        Assert.That(lines.Count(line => line.StartsWith("node ", StringComparison.Ordinal)), Is.EqualTo(summary.GetProperty("championNodes").GetInt32() - 2));
        Assert.That(lines, Has.Some.Match("^node xor: level output, .* from .*[+-][0-9]"));
        Assert.That(output, Does.Not.Contain('\u001b').And.Not.Contain('│'));
    }

    [Test]
    public void Champion_IsShownAlone()
    {
        string[] lines = EvolutionProcess.Succeed(_directory, "inspect", Path.Combine("run", "champion.json")).Output.Split('\n');
        Assert.That(lines[0], Does.StartWith("xor/1: fitness ").And.EndsWith("inputs a, b, outputs xor"));
        Assert.That(lines.Skip(1).Where(line => line.Length > 0), Is.All.StartsWith("node "));
    }

    [Test]
    public void Json_HoldsSummaryAndNetwork()
    {
        JsonElement json = EvolutionProcess.Succeed(_directory, "inspect", "run", "--json").Json;
        Assert.That(json.GetProperty("summary").GetRawText(), Does.Contain("championDigest"));
        Assert.That(json.GetProperty("network").GetProperty("nodes").GetArrayLength(), Is.EqualTo(json.GetProperty("summary").GetProperty("championNodes").GetInt32()));
        Assert.That(
            EvolutionProcess.Succeed(_directory, "inspect", Path.Combine("run", "champion.json"), "--json").Json.GetProperty("summary").ValueKind,
            Is.EqualTo(JsonValueKind.Null));
    }

    [Test]
    public void WhatIsNotThere_IsOneMessage()
    {
        EvolutionProcess ended = EvolutionProcess.Run(_directory, "inspect", Path.Combine("run", "champion.jso"));
        Assert.That(ended.ExitCode, Is.EqualTo(2));
        Assert.That(ended.Error, Does.Contain("does not exist").And.Contain("champion.json").And.Not.Contain("   at "));
    }

    [TestCase("empty", 2, "\"empty\" is not the directory of a run: it has no config.json. Name one that a run has left, such as runs/xor-1.")]
    [TestCase("parent", 2, "\"parent\" is not the directory of a run: it has no config.json. Did you mean \"parent/run\"?")]
    [TestCase("cut", 2, "\"cut\" has no summary.json: no run has ended there. It has left no checkpoint to go on from.")]
    [TestCase("foreign", 4, "foreign/summary.json: $: unknown, or of another type than a summary has there.")]
    [TestCase("notes.md", 4, "notes.md: not a champion: $: '#' is an invalid start of a value.")]
    [TestCase("empty.json", 4, "empty.json: not a champion: $: the file is empty.")]
    [TestCase("list.json", 4, "list.json: not a champion: $: unknown, or of another type than a champion has there.")]
    public void WhatIsNoRunOrChampion_IsOneMessageWithoutFalseAdvice(string path, int exitCode, string message)
    {
        Directory.CreateDirectory(_directory.PathOf("empty"));
        Directory.CreateDirectory(_directory.PathOf("parent", "run"));
        Directory.CreateDirectory(_directory.PathOf("cut"));
        Directory.CreateDirectory(_directory.PathOf("foreign"));
        File.WriteAllText(_directory.PathOf("parent", "run", "config.json"), "{}");
        File.WriteAllText(_directory.PathOf("cut", "config.json"), "{}");
        File.WriteAllText(_directory.PathOf("foreign", "config.json"), "{}");
        File.WriteAllText(_directory.PathOf("foreign", "summary.json"), "[1]");
        _directory.Write("notes.md", "# Notes");
        _directory.Write("empty.json", string.Empty);
        _directory.Write("list.json", "[1]");
        EvolutionProcess ended = EvolutionProcess.Run(_directory, "inspect", path);
        Assert.That((ended.ExitCode, ended.Output, ended.Error.TrimEnd()), Is.EqualTo((exitCode, string.Empty, message)));
    }

    [Test]
    public void Terminal_GetsCurvesTablesAndBars()
    {
        using var text = new StringWriter();
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(text) });
        console.Profile.Width = 100;
        var files = RunFiles.Read(_directory.PathOf("run"));

        TerminalInspection.Write(console, files);
        TerminalInspection.Write(console, NetworkGraph.Of(files.Saved.Champion.Genome, files.Saved.Inputs, files.Saved.Outputs));

        string output = text.ToString();
        Assert.That(output, Does.Contain("champion's fitness").And.Contain("evaluate s").And.Contain("steepenedSigmoid"));
        Assert.That(output.Count(letter => letter is > '\u2800' and < '\u2900'), Is.GreaterThan(60), "braille dots");
        Assert.That(output.Split('\n').Max(line => line.TrimEnd().Length), Is.AtMost(100));
    }
}
