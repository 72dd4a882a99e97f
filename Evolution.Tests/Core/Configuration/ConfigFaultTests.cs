using Evolution.Core.Configuration;
using NUnit.Framework;

namespace Evolution.Tests.Core.Configuration;

public sealed class ConfigFaultTests
{
    private const string OneOfActivations =
        "one of: sigmoid, steepenedSigmoid, tanh, relu, leakyRelu, elu, selu, softplus, gaussian, sine, cosine, absolute, identity, clamped, step, square, cube, hat";

    [TestCase("\"variation\": {\"addNodes\": 0.1}", "variation.addNodes: unknown key; did you mean \"addNode\"?")]
    [TestCase("\"variation\": {\"completelyDifferent\": 0.1}", "variation.completelyDifferent: unknown key")]
    [TestCase("\"Population\": 10", "Population: unknown key; did you mean \"population\"?")]
    [TestCase("\"seed\": 1, \"seed\": 1", "seed: duplicate key")]
    [TestCase("\"population\": \"many\"", "population: \"many\" is not a whole number")]
    [TestCase("\"population\": 1.5", "population: 1.5 is not a whole number")]
    [TestCase("\"population\": [20]", "population: a list is not a whole number")]
    [TestCase("\"population\": null", "population: null is not allowed")]
    [TestCase("\"population\": 1", "population: 1 is outside 2 to 10000000")]
    [TestCase("\"population\": 1e30", "population: 1e30 is outside 2 to 10000000")]
    [TestCase("\"seed\": -1", "seed: -1 is outside 0 to 9007199254740991")]
    [TestCase("\"speciation\": {\"threshold\": 0}", "speciation.threshold: 0 is outside 0 (exclusive) to 1000000")]
    [TestCase("\"speciation\": {\"threshold\": 1e-60}", "speciation.threshold: 1e-60 is outside 0 (exclusive) to 1000000")]
    [TestCase("\"speciation\": {\"normalizeByGenes\": 1}", "speciation.normalizeByGenes: 1 is not true or false")]
    [TestCase("\"speciation\": false", "speciation: false is not an object")]
    [TestCase("\"speciation\": null", "speciation: null is not allowed")]
    [TestCase("\"stop\": {\"fitness\": 1e999}", "stop.fitness: 1e999 is not a finite number")]
    [TestCase("\"stop\": {\"fitness\": 1e39}", "stop.fitness: 1e39 is outside -3.4E+38 to 3.4E+38")]
    [TestCase("\"stop\": {\"fitness\": \"NaN\"}", "stop.fitness: \"NaN\" is not a number")]
    [TestCase("\"output\": {\"directory\": 3}", "output.directory: 3 is not a string")]
    [TestCase("\"output\": {\"directory\": \"\\ud800\"}", "output.directory: not valid Unicode text")]
    [TestCase("\"output\": {\"\\udc00\": 3}", "output: a key is not valid Unicode text")]
    [TestCase("\"network\": {\"activations\": \"tanh\"}", "network.activations: \"tanh\" is not a list")]
    [TestCase("\"network\": {\"activations\": [\"tanh\", null]}", "network.activations[1]: null is not allowed")]
    [TestCase("\"network\": {\"activations\": [\"tanf\"]}", $"network.activations[0]: unknown value \"tanf\"; did you mean \"tanh\"? {OneOfActivations}")]
    [TestCase("\"evaluation\": {\"backend\": \"quantum\"}", "evaluation.backend: unknown value \"quantum\"; one of: auto, cpu, cuda, opencl")]
    [TestCase("\"evaluation\": {\"backend\": \"openCL\"}", "evaluation.backend: unknown value \"openCL\"; did you mean \"opencl\"? one of: auto, cpu, cuda, opencl")]
    [TestCase("\"evaluation\": {\"backend\": 2}", "evaluation.backend: 2 is not a string; one of: auto, cpu, cuda, opencl")]
    [TestCase("\"$schema\": 1", "$schema: 1 is not a string")]
    [TestCase("\"a\\nb\": 1", "a\\u000ab: unknown key")]
    public void Value_NamesPathAndReason(string members, string expected) =>
        Assert.That(TestTasks.Faults($"{{\"task\": \"xor\", {members}}}"), Is.EqualTo((string[])[expected]));

    [TestCase("{}", "task: missing; one of: xor, parity")]
    [TestCase("{\"task\": null}", "task: null is not allowed")]
    [TestCase("{\"task\": 3}", "task: 3 is not a task's name or an object")]
    [TestCase("{\"task\": \"xr\"}", "task: unknown task \"xr\"; did you mean \"xor\"? one of: xor, parity")]
    [TestCase("{\"task\": \"chess\"}", "task: unknown task \"chess\"; one of: xor, parity")]
    [TestCase("{\"task\": \"xor/2\"}", "task: \"xor/2\" is not at hand; the version here is \"xor/1\"")]
    [TestCase("{\"task\": \"xor/1/1\"}", "task: \"xor/1/1\" is not at hand; the version here is \"xor/1\"")]
    [TestCase("{\"task\": {}}", "task.name: missing; one of: xor, parity")]
    [TestCase("{\"task\": {\"name\": 3}}", "task.name: 3 is not a task's name")]
    [TestCase("{\"task\": {\"name\": \"party\"}}", "task.name: unknown task \"party\"; did you mean \"parity\"? one of: xor, parity")]
    [TestCase("{\"task\": {\"name\": \"xor\", \"parameter\": {}}}", "task.parameter: unknown key; did you mean \"parameters\"?")]
    [TestCase("{\"task\": {\"name\": \"xor\", \"parameters\": {\"bits\": 3}}}", "task.parameters.bits: unknown key")]
    [TestCase("{\"task\": {\"name\": \"xor\", \"parameters\": null}}", "task.parameters: null is not allowed")]
    [TestCase("{\"task\": {\"name\": \"parity\", \"parameters\": {\"bits\": 17}}}", "task.parameters.bits: 17 is outside 2 to 16")]
    [TestCase("{\"task\": {\"name\": \"parity\", \"parameters\": {\"noise\": 1}}}", "task.parameters.noise: 1 is outside 0 to 1 (exclusive)")]
    [TestCase("{\"task\": {\"name\": \"parity\", \"parameters\": {\"free\": 1e39}}}", "task.parameters.free: 1e39 is outside -3.4028234663852886E+38 to 3.4028234663852886E+38")]
    [TestCase("{\"task\": {\"name\": \"parity\", \"parameters\": {\"stream\": -1}}}", "task.parameters.stream: -1 is outside 0 to 18446744073709551615")]
    [TestCase("{\"task\": {\"name\": \"parity\", \"parameters\": {\"weights\": [1, 11]}}}", "task.parameters.weights[1]: 11 is outside 0 to 10")]
    public void Task_NamesPathAndReason(string json, string expected) =>
        Assert.That(TestTasks.Faults(json), Is.EqualTo((string[])[expected]));

    [TestCase("", "line 1, column 1: ")]
    [TestCase("{\n  \"task\": \"xor\",\n  \"seed\": 1,\n}", "line 4, column 1: ")]
    [TestCase("{\n  \"output\": {\"directory\": \"é\"} 5}", "line 2, column 32: ")]
    [TestCase("{\"task\": t\nrue}", "line 1, column 11: ")]
    public void Syntax_NamesLineAndColumn(string json, string expected)
    {
        string[] faults = TestTasks.Faults(json);

        Assert.That(faults, Has.Length.EqualTo(1));
        Assert.That(faults[0], Does.StartWith(expected).And.Not.Contain("LineNumber").And.Not.Contain("reader options").And.Not.Contain("\n"));
    }

    [TestCase("[]", "the config is a list, not an object")]
    [TestCase("null", "the config is null, not an object")]
    public void Root_MustBeAnObject(string json, string expected) =>
        Assert.That(TestTasks.Faults(json, ("population", "5")), Is.EqualTo((string[])[expected]));

    [Test]
    public void Message_ListsEveryFaultOfFileAndCommandLine()
    {
        const string Json = """
            {
              "task": "xor",
              "population": 1, // too few
              "variation": {"addNodes": 0.1, "changeActivation": 0.5},
              "evaluation": {"backend": "cudo"}
            }
            """;
        ConfigException exception = Assert.Throws<ConfigException>(() => TestTasks.Read(Json, ("stop.generation", "7")))!;

        Assert.That(exception.Message, Is.EqualTo(string.Join('\n', [
            "5 faults in test.json:",
            "  population: 1 is outside 2 to 10000000",
            "  variation.addNodes: unknown key; did you mean \"addNode\"?",
            "  evaluation.backend: unknown value \"cudo\"; did you mean \"cuda\"? one of: auto, cpu, cuda, opencl",
            "  stop.generation: unknown key; did you mean \"generations\"? (from the command line)",
            "  variation.changeActivation: above 0 needs at least one entry in network.activations",
        ])));
    }

    [Test]
    public void Message_OfOneFault_CountsOne() => Assert.That(
        Assert.Throws<ConfigException>(() => TestTasks.Read("{}"))!.Message,
        Is.EqualTo("1 fault in test.json:\n  task: missing; one of: xor, parity"));
}
