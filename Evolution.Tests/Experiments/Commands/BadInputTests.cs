using Evolution.Experiments;
using Evolution.Gpu;
using Evolution.Tests.Support;
using NUnit.Framework;

namespace Evolution.Tests.Experiments.Commands;

/// <summary>What a user can get wrong: it is told in words, on the error stream, before anything is written.</summary>
[TestFixture]
[Parallelizable]
public sealed class BadInputTests
{
    private TemporaryDirectory _directory = null!;

    [SetUp]
    public void MakeDirectory()
    {
        _directory = new TemporaryDirectory();
        _directory.Write("xor.json", "{\"task\": \"xor\"}");
        Directory.CreateDirectory(_directory.PathOf("full", "inner"));
    }

    [TearDown]
    public void Remove() => _directory.Dispose();

    [TestCase("{\"task\": \"xor\", \"popluation\": 9}", "popluation", "did you mean \"population\"?")]
    [TestCase("{\"task\": \"xor\", \"variation\": {\"addNod\": 0.1}}", "variation.addNod", "did you mean \"addNode\"?")]
    [TestCase("{\"task\": \"xor\", \"population\": 1}", "population: 1 ", "2 to 10000000")]
    [TestCase("{\"task\": \"xro\"}", "task", "did you mean \"xor\"?")]
    [TestCase("{\"task\": {\"name\": \"parity\", \"parameters\": {\"bits\": 11}}}", "task.parameters.bits: 11 ", "2 to 10")]
    [TestCase("{\"task\": \"xor\", \"population\": 1, \"seed\": -1, \"stop\": {\"generation\": 5}}", "3 faults", "population", "seed", "stop.generation")]
    [TestCase("{\"task\": \"xor\", \"population\"", "faulty.json", "line 1")]
    [TestCase("", "faulty.json")]
    [TestCase("[]", "faulty.json", "a list")]
    [TestCase("{}", "task")]
    [TestCase("{\"task\": \"xor\", \"network\": {\"kind\": \"recurrent\"}}", "network.semantics: ", "\"settle\"")]
    [TestCase("{\"task\": \"cart-pole\", \"network\": {\"kind\": \"recurrent\", \"semantics\": \"ctrnn\", \"timeStep\": 2}}", "network.timeStep: 2 ", "overshoot")]
    public void FaultyConfig_ListsPlaceValueAndRemedy(string config, params string[] messages)
    {
        _directory.Write("faulty.json", config);

        AssertRefused(ExitCode.BadInput, ["run", "faulty.json", "--output", "run"], messages);
    }

    [TestCase("xro.json", "\"xro.json\" does not exist", "xor.json\"?")]
    [TestCase("full", "\"full\" is a directory, not a file")]
    [TestCase("nowhere/xor.json", "\"nowhere/xor.json\" does not exist")]
    public void PathOfNoFile_IsNamed(string path, params string[] messages) =>
        AssertRefused(ExitCode.BadInput, ["run", path, "--output", "run"], messages);

    [TestCase(new[] { "--set", "population" }, "--set", "\"population\"", "path=value")]
    [TestCase(new[] { "--set", "=3" }, "--set", "\"=3\"", "path=value")]
    [TestCase(new[] { "--set", "variation.addNod=0.1" }, "variation.addNod", "did you mean \"addNode\"?")]
    [TestCase(new[] { "--set", "variation.addNode=2" }, "variation.addNode: 2 ", "0 to 1")]
    [TestCase(new[] { "--seed", "one" }, "seed", "\"one\"")]
    [TestCase(new[] { "--seed", "-1" }, "seed: -1 ")]
    [TestCase(new[] { "--set", "evaluation.devices=65" }, "evaluation.devices: 65 ", "0 to 64")]
    [TestCase(new[] { "--threads", "2000" }, "evaluation.threads: 2000 ", "0 to 1024")]
    [TestCase(new[] { "--backend", "cuba" }, "evaluation.backend", "did you mean \"cuda\"?")]
    [TestCase(new[] { "--repeat", "0" }, "--repeat", "0", "1 to 1000000")]
    [TestCase(new[] { "--repeat", "many" }, "--repeat", "many")]
    [TestCase(new[] { "--sed", "3" }, "--sed", "--help")]
    [TestCase(new[] { "--output", "full" }, "output.directory", "\"full\" is not empty")]
    [TestCase(new[] { "--output", "" }, "output.directory", "\"\" names no directory")]
    [TestCase(new[] { "--output", "xor.json" }, "output.directory", "\"xor.json\"")]
    [TestCase(new[] { "--output", "xor.json/below" }, "output.directory", "\"xor.json/below\" cannot be written")]
    public void BadFlag_IsNamedWithItsValue(string[] arguments, params string[] messages)
    {
        string[] output = arguments.Contains("--output") ? [] : ["--output", "run"];

        AssertRefused(ExitCode.BadInput, ["run", "xor.json", .. output, .. arguments], messages);
    }

    [TestCase(new string[0], "Verbs: run")]
    [TestCase(new[] { "rnu" }, "rnu", "Verbs: run", "--help")]
    [TestCase(new[] { "run" }, "run", "--help")]
    [TestCase(new[] { "replay" }, "replay", "--help")]
    [TestCase(new[] { "bench" }, "evaluate", "generation")]
    [TestCase(new[] { "tasks", "--all" }, "--all", "evolution tasks --help")]
    public void UnparsableCommandLine_PointsToHelp(string[] arguments, params string[] messages) =>
        AssertRefused(ExitCode.BadInput, arguments, messages);

    [TestCase(new[] { "trust", "" }, "\"\" is no folder")]
    [TestCase(new[] { "bench", "evaluate", "--activation", "tahn" }, "--activation: unknown value \"tahn\"; did you mean \"tanh\"? one of: ")]
    [TestCase(new[] { "bench", "evaluate", "--activation", "3" }, "--activation: unknown value \"3\"; one of: ")]
    [TestCase(new[] { "bench", "network", "--backend", "gpu" }, "--backend: unknown value \"gpu\"; did you mean \"cpu\"? one of: auto, cpu, cuda, opencl")]
    [TestCase(new[] { "bench", "generation", "--threads", "5000" }, "--threads: 5000 is outside 0 to 1024")]
    [TestCase(new[] { "verify", "xor.json", "--kernel", "1" }, "--kernel: unknown value \"1\"; one of: auto, lanes, levels, giant")]
    [TestCase(new[] { "export", "xor.json", "--to", "pdf" }, "'pdf'", "one of: onnx, dot, svg, json, csharp\n")]
    [TestCase(new[] { "replay", "left" }, "\"left\" is a directory, not a file. Did you mean \"left/champion.json\"?")]
    [TestCase(new[] { "run", "left" }, "\"left\" is a directory, not a file. Did you mean \"left/config.json\"?")]
    [TestCase(new[] { "run", "xor.json", "--output", "run", "--set", "start=full" }, "start: ", "is a directory, not a file")]
    [TestCase(new[] { "resume", "nowhere" }, "\"nowhere\" is not a directory")]
    [TestCase(new[] { "resume", "full" }, "\"full\" is not the directory of a run: it has no config.json")]
    public void ArgumentOfNoUse_IsToldWithWhatWouldBeRight(string[] arguments, params string[] messages)
    {
        Directory.CreateDirectory(_directory.PathOf("left"));
        File.WriteAllText(_directory.PathOf("left", "config.json"), "{}");
        File.WriteAllText(_directory.PathOf("left", "champion.json"), "{}");
        AssertRefused(ExitCode.BadInput, arguments, messages);
    }

    [Test]
    public void MissingDevice_HasItsOwnExitCodeAndListsWhatIsThere([Values("cuda", "opencl")] string backend)
    {
        Assume.That(GpuDevice.Find().Select(device => device.Backend), Has.None.EqualTo(backend), "This machine has the device.");
        string reason = backend == "cuda" ? CudaDriver.WhyNoDevice : OpenClDriver.WhyNoDevice;

        AssertRefused(
            ExitCode.NoDevice,
            ["run", "xor.json", "--output", "run", "--backend", backend],
            $"evaluation.backend: no {backend} device was found: {reason}; ",
            "found: cpu (");
    }

    [Test]
    public void FaultsOfFileAndFlags_AreListedTogether()
    {
        _directory.Write("faulty.json", "{\"task\": \"xor\", \"population\": 1}");

        AssertRefused(ExitCode.BadInput, ["run", "faulty.json", "--output", "run", "--seed", "-1"], "2 faults in faulty.json", "population: 1 ", "seed: -1 ");
    }

    [Test]
    public void HelpOfEveryVerb_HasAnExample([Values("run", "replay", "reproduce", "tasks", "schema", "bench")] string verb) =>
        Assert.That(EvolutionProcess.Succeed(_directory, verb, "--help").Output, Does.Contain($"Example: evolution {verb}"));

    private void AssertRefused(int exitCode, string[] arguments, params string[] messages)
    {
        string[] before = [.. _directory.Entries];

        EvolutionProcess refused = EvolutionProcess.Run(_directory, arguments);

        Assert.That(refused.ExitCode, Is.EqualTo(exitCode), refused.Error);
        Assert.That(refused.Output, Is.Empty);
        Assert.That(refused.Error, Does.Not.Contain("   at ").And.Not.Contain("Unhandled"));
        Assert.That(messages.Where(message => !refused.Error.Contains(message, StringComparison.Ordinal)), Is.Empty, refused.Error);
        Assert.That(_directory.Entries, Is.EqualTo(before), "nothing was written");
    }
}
