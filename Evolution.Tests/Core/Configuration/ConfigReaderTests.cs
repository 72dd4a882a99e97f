using Evolution.Core.Configuration;
using Evolution.Core.Evaluation;
using Evolution.Core.Genomes;
using Evolution.Core.Speciation;
using NUnit.Framework;

namespace Evolution.Tests.Core.Configuration;

public sealed class ConfigReaderTests
{
    private const string Valid = """
        {
          "$schema": "../config/experiment.schema.json",
          // The seed of the paper's figure.
          "seed": 42,
          "task": {"name": "parity/2", "parameters": {"bits": 4, "weights": [0.1, 2], "activation": "sine", "trial": {"steps": 9}}},
          "population": 1e3,
          "network": {"activations": ["tanh", "leakyRelu"], "weightLimit": 0.1},
          "speciation": {"strategy": "kMeans", "normalizeByGenes": true},
          "evaluation": {"backend": "opencl"},
          "stop": {"fitness": null, "seconds": 1.5, "evaluations": 9000000000000000000},
          "output": {"directory": "runs/é"}
        }
        """;

    [Test]
    public void EveryKindOfValue_IsBound()
    {
        RunConfig config = TestTasks.Read(Valid);
        var parameters = (ParityParameters)config.Task.Parameters!;

        Assert.That(config.Seed, Is.EqualTo(42));
        Assert.That(config.Task.Descriptor!.Id, Is.EqualTo("parity/2"));
        Assert.That(parameters.Bits, Is.EqualTo(4));
        Assert.That(parameters.Weights, Is.EqualTo((float[])[0.1f, 2f]));
        Assert.That(parameters.Activation, Is.EqualTo(ActivationKind.Sine));
        Assert.That(parameters.Trial!.Steps, Is.EqualTo(9));
        Assert.That(config.Population, Is.EqualTo(1000));
        Assert.That(config.Network.Activations, Is.EqualTo((ActivationKind[])[ActivationKind.Tanh, ActivationKind.LeakyRelu]));
        Assert.That(config.Network.WeightLimit, Is.EqualTo(0.1f));
        Assert.That(config.Speciation.Strategy, Is.EqualTo(SpeciationStrategyKind.KMeans));
        Assert.That(config.Speciation.NormalizeByGenes, Is.True);
        Assert.That(config.Evaluation.Backend, Is.EqualTo(BackendKind.OpenCL));
        Assert.That(config.Stop.Fitness, Is.Null);
        Assert.That(config.Stop.Seconds, Is.EqualTo(1.5));
        Assert.That(config.Stop.Evaluations, Is.EqualTo(9_000_000_000_000_000_000));
        Assert.That(config.Output.Directory, Is.EqualTo("runs/é"));
        Assert.That(config.Variation.AddNode, Is.EqualTo(new RunConfig().Variation.AddNode), "a key left out keeps its default");
    }

    [TestCase("xor", "xor/1")]
    [TestCase("parity/2", "parity/2")]
    public void TaskName_IsEnough(string name, string id)
    {
        TaskChoice task = TestTasks.Read($"{{\"task\": \"{name}\"}}").Task;

        Assert.That(task.Descriptor!.Id, Is.EqualTo(id));
        Assert.That(task.Parameters, Is.TypeOf(task.Descriptor.CreateParameters().GetType()));
    }

    [Test]
    public void ByteOrderMark_IsSkipped() => Assert.That(TestTasks.Faults("\uFEFF{\"task\": \"xor\"}"), Is.Empty);

    [Test]
    public void Override_ReplacesOrAdds()
    {
        RunConfig config = TestTasks.Read(
            "{\"task\": \"parity\", \"seed\": 1}",
            ("seed", "7"), ("variation.addNode", "0.5"), ("task.parameters.bits", "5"), ("output.directory", "runs/a b"), ("stop.fitness", "null"), ("seed", "8"));

        Assert.That(config.Seed, Is.EqualTo(8), "the last one wins");
        Assert.That(config.Variation.AddNode, Is.EqualTo(0.5f));
        Assert.That(((ParityParameters)config.Task.Parameters!).Bits, Is.EqualTo(5));
        Assert.That(config.Output.Directory, Is.EqualTo("runs/a b"));
        Assert.That(config.Stop.Fitness, Is.Null);
    }

    [Test]
    public void Override_CanNameTheTask() =>
        Assert.That(TestTasks.Read("{}", ("task", "parity"), ("task.parameters.bits", "5")).Task.Descriptor!.Name, Is.EqualTo("parity"));

    [TestCase("variation.addNodes", "0.1", "variation.addNodes: unknown key; did you mean \"addNode\"? (from the command line)")]
    [TestCase("variatoin.addNode", "0.1", "variatoin: unknown key; did you mean \"variation\"? (from the command line)")]
    [TestCase("task.parameters.bit", "3", "task.parameters.bit: unknown key; did you mean \"bits\"? (from the command line)")]
    [TestCase("population", "1", "population: 1 is outside 2 to 10000000 (from the command line)")]
    [TestCase("population", "", "population: \"\" is not a whole number (from the command line)")]
    [TestCase("population.size", "3", "population: an object is not a whole number (from the command line)")]
    [TestCase("network.activations", "[\"tanh\"", "network.activations: \"[\"tanh\"\" is not a list (from the command line)")]
    [TestCase("variation", "{\"addNode\": 0, \"addNode\": 0}", "variation.addNode: duplicate key (from the command line)")]
    [TestCase("variation..addNode", "0", "\"variation..addNode\" is not a path (from the command line)")]
    [TestCase("", "0", "\"\" is not a path (from the command line)")]
    public void FaultyOverride_IsMarked(string path, string value, string expected) =>
        Assert.That(TestTasks.Faults("{\"task\": \"parity\"}", (path, value)), Is.EqualTo((string[])[expected]));

    [Test]
    public void Override_BelowAFaultyValue_LeavesItsFault() => Assert.That(
        TestTasks.Faults("{\"task\": \"xor\", \"variation\": 3}", ("variation.addNode", "0")),
        Is.EqualTo((string[])["variation: 3 is not an object"]));

    [Test]
    public void TruncatedFile_IsAFaultAtEveryLength()
    {
        for (int length = 0; length < Valid.Length; length++)
        {
            string prefix = Valid[..length];
            Assert.That(() => TestTasks.Read(prefix), Throws.TypeOf<ConfigException>(), prefix);
        }
    }

    [Test]
    public void MutatedFile_IsReadOrRefused([Range(0, 1999, 500)] int firstSeed)
    {
        byte[] original = System.Text.Encoding.UTF8.GetBytes(Valid);
        for (int seed = firstSeed; seed < firstSeed + 500; seed++)
        {
            var random = new Random(seed);
            byte[] bytes = [.. original];
            for (int edit = random.Next(1, 4); edit > 0; edit--)
            {
                // Half of the edits copy a byte of the file, so that many mutants stay JSON.
                bytes[random.Next(bytes.Length)] = random.Next(2) == 0 ? (byte)random.Next(256) : original[random.Next(original.Length)];
            }

            string mutant = System.Text.Encoding.UTF8.GetString(bytes);
            try
            {
                Assert.That(TestTasks.Read(mutant), Is.Not.Null);
            }
            catch (ConfigException exception)
            {
                Assert.That(exception.Message.Split('\n'), Has.Length.EqualTo(exception.Faults.Count + 1), $"seed {seed}");
            }
        }
    }
}
