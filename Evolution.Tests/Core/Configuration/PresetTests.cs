using System.Text.Json;
using Evolution.Core.Configuration;
using Evolution.Core.Genomes;
using Evolution.Experiments;
using NUnit.Framework;

namespace Evolution.Tests.Core.Configuration;

public sealed class PresetTests
{
    // Stanley and Miikkulainen 2002, section 4.1; the stagnation of the population: section 3.3.
    [TestCase("population", 150)]
    [TestCase("speciation.excess", 1)]
    [TestCase("speciation.disjoint", 1)]
    [TestCase("speciation.weightDifference", 0.4)]
    [TestCase("speciation.threshold", 3)]
    [TestCase("speciation.targetSpecies", 0)]
    [TestCase("reproduction.speciesStagnation", 15)]
    [TestCase("reproduction.populationStagnation", 20)]
    [TestCase("reproduction.elitismMinimumSize", 6)]
    [TestCase("reproduction.elitism", 0)]
    [TestCase("reproduction.crossover", 0.75)]
    [TestCase("reproduction.interspeciesMating", 0.001)]
    [TestCase("variation.mutateWeights", 0.8)]
    [TestCase("variation.weightShare", 1)]
    [TestCase("variation.replaceWeight", 0.1)]
    [TestCase("variation.disableInherited", 0.75)]
    [TestCase("variation.addNode", 0.03)]
    [TestCase("variation.addConnection", 0.05)]
    public void Neat2002_HasTheValuesOfThePaper(string path, double value) => Assert.That(Number(Read("xor", "neat2002"), path), Is.EqualTo(value));

    [Test]
    public void Neat2002_SplitsOlderConnectionsOfSmallGenomes_AsStanleysCodeOfThatTime() =>
        Assert.That(Read("xor", "neat2002").Variation.SplitOlderBelow, Is.EqualTo(15));

    [TestCase("population", 1000)]
    [TestCase("speciation.weightDifference", 3)]
    [TestCase("speciation.threshold", 4)]
    [TestCase("variation.addConnection", 0.3)]
    [TestCase("variation.addNode", 0.03)]
    public void Neat2002_HasThePapersOwnValuesForDoublePolesWithoutVelocities(string path, double value) =>
        Assert.That(Number(Read(Presets.NoVelocityTask, "neat2002"), path), Is.EqualTo(value));

    [TestCase("xor", "variation.mutateWeights", 0.9)]
    [TestCase("xor", "variation.splitOlderBelow", 0)]
    [TestCase("xor", "variation.perturbationPower", 2.5)]
    [TestCase("xor", "variation.averageWeights", 0.4)]
    [TestCase("xor", "reproduction.survival", 0.2)]
    [TestCase("double-pole", "population", 150)]
    [TestCase(Presets.NoVelocityTask, "population", 1000)]
    [TestCase(Presets.NoVelocityTask, "variation.perturbationPower", 1.8)]
    [TestCase(Presets.NoVelocityTask, "variation.addNode", 0.01)]
    [TestCase(Presets.NoVelocityTask, "variation.addConnection", 0.3)]
    [TestCase(Presets.NoVelocityTask, "variation.toggleEnable", 0.1)]
    [TestCase(Presets.NoVelocityTask, "reproduction.survival", 0.4)]
    public void NeatCpp_HasTheValuesOfItsFiles(string task, string path, double value) =>
        Assert.That(Number(Read(task, "neat-cpp-1.2.1"), path), Is.EqualTo(value));

    [Test]
    public void PublishedPresets_HaveABiasInputAndTheSteepenedSigmoid([Values("neat2002", "neat-cpp-1.2.1")] string preset)
    {
        NetworkOptions network = Read("xor", preset).Network;

        Assert.That(network.Bias, Is.EqualTo(BiasKind.Input));
        Assert.That((network.Activation, network.OutputActivation), Is.EqualTo((ActivationKind.SteepenedSigmoid, ActivationKind.SteepenedSigmoid)));
        Assert.That(network.Kind, Is.EqualTo(NetworkKind.Feedforward));
        Assert.That(Read(Presets.NoVelocityTask, preset).Network.Kind, Is.EqualTo(NetworkKind.Recurrent));
    }

    [Test]
    public void DefaultPreset_IsNoPreset() =>
        Assert.That(ConfigWriter.Write(Read("xor", "default")), Is.EqualTo(ConfigWriter.Write(Parse("{\"task\": \"xor\"}"))));

    [TestCase("population", 500)]
    [TestCase("speciation.targetSpecies", 20)]
    [TestCase("variation.weightShare", 0.5)]
    public void DefaultPreset_HasItsOwnValuesForDoublePolesWithoutVelocities(string path, double value)
    {
        Assert.That(Number(Read(Presets.NoVelocityTask, "default"), path), Is.EqualTo(value));
        Assert.That(Number(Parse($"{{\"task\": \"{Presets.NoVelocityTask}\"}}"), path), Is.EqualTo(value), "a config that names no preset has this one");
    }

    // What the options' defaults became when they were tuned: the published presets must not follow them.
    [TestCase("reproduction.mutateAfterCrossover", 0.8)]
    [TestCase("variation.perturbationPower", 2.5)]
    [TestCase("variation.newWeightRange", 2.5)]
    [TestCase("variation.averageWeights", 0)]
    public void Neat2002_HasStanleysValuesWhereThePaperIsSilent(string path, double value) =>
        Assert.That(Number(Read("xor", "neat2002"), path), Is.EqualTo(value));

    [Test]
    public void TheConfigsOwnValues_WinWhereverTheyStand()
    {
        RunConfig config = TestTasks.Read("""{"task": "xor", "variation": {"addNode": 0.5}, "preset": "neat2002"}""", ("population", "77"));

        Assert.That((config.Variation.AddNode, config.Population), Is.EqualTo((0.5f, 77)));
        Assert.That(config.Variation.AddConnection, Is.EqualTo(0.05f));
    }

    [Test]
    public void PresetOfTheCommandLine_ReplacesTheFiles()
    {
        RunConfig config = TestTasks.Read("""{"task": "xor", "preset": "neat2002"}""", ("preset", "neat-cpp-1.2.1"));

        Assert.That(config.Preset, Is.EqualTo(PresetKind.NeatCpp121));
        Assert.That(config.Variation.MutateWeights, Is.EqualTo(0.9f));
    }

    [Test]
    public void WrittenConfig_HoldsThePresetsNameAndValues()
    {
        string written = ConfigWriter.Write(Read("xor", "neat2002"));

        Assert.That(written, Does.Contain("\"preset\": \"neat2002\"").And.Contain("\"addNode\": 0.03"));
        Assert.That(ConfigWriter.Write(Parse(written)), Is.EqualTo(written));
    }

    [Test]
    public void WrongName_IsToldWithTheNearest() => Assert.That(
        TestTasks.Faults("""{"task": "xor", "preset": "neat2020"}"""),
        Is.EqualTo((string[])["preset: unknown value \"neat2020\"; did you mean \"neat2002\"? one of: default, neat2002, neat-cpp-1.2.1"]));

    private static RunConfig Read(string task, string preset) => Parse($"{{\"task\": \"{task}\", \"preset\": \"{preset}\"}}");

    private static RunConfig Parse(string json) => ConfigReader.Read(json, "test.json", TaskCatalog.All, []);

    private static double Number(RunConfig config, string path)
    {
        JsonElement value = JsonElement.Parse(ConfigWriter.Write(config));
        foreach (string key in path.Split('.'))
        {
            value = value.GetProperty(key);
        }

        return value.GetDouble();
    }
}
