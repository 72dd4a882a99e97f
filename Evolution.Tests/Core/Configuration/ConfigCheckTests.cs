using Evolution.Core.Configuration;
using NUnit.Framework;

namespace Evolution.Tests.Core.Configuration;

public sealed class ConfigCheckTests
{
    [TestCase("speciation.strategy", "kMeans", "speciation.targetSpecies", "0", "speciation.targetSpecies: 0 is not allowed with speciation.strategy \"kMeans\", which needs at least 1 (from the command line)")]
    [TestCase("speciation.targetSpecies", "21", "population", "20", "speciation.targetSpecies: 21 is more than population, which is 20 (from the command line)")]
    [TestCase("population", "4", "seed", "2", "speciation.targetSpecies: 5 is more than population, which is 4")]
    [TestCase("variation.changeActivation", "0.1", "network.activations", "[]", "variation.changeActivation: above 0 needs at least one entry in network.activations (from the command line)")]
    [TestCase("variation.changeAggregation", "0.1", "network.aggregations", "[]", "variation.changeAggregation: above 0 needs at least one entry in network.aggregations (from the command line)")]
    [TestCase("network.initialHidden", "0", "network.initialTopology", "random", "network.initialHidden: 0 is not allowed with network.initialTopology \"random\", which needs at least 1 (from the command line)")]
    [TestCase("network.initialHidden", "1001", "network.initialTopology", "random", "network.initialHidden: 1001 is outside 0 to 1000 (from the command line)")]
    [TestCase("network.initialHidden", "5", "network.initialTopology", "randm", "network.initialTopology: unknown value \"randm\"; did you mean \"random\"? one of: layered, random (from the command line)")]
    [TestCase("network.timeConstant", "3", "network.smallestTimeConstant", "4", "network.timeConstant: 3 is less than network.smallestTimeConstant, which is 4 (from the command line)")]
    [TestCase("network.timeConstant", "3", "network.largestTimeConstant", "2", "network.timeConstant: 3 is more than network.largestTimeConstant, which is 2 (from the command line)")]
    public void BrokenRule_IsAFault(string path, string value, string otherPath, string otherValue, string expected) =>
        Assert.That(TestTasks.Faults("{\"task\": \"xor\"}", (path, value), (otherPath, otherValue)), Is.EqualTo((string[])[expected]));

    [TestCase("speciation.strategy", "kMeans", "speciation.targetSpecies", "1")]
    [TestCase("speciation.targetSpecies", "0", "population", "2")]
    [TestCase("speciation.targetSpecies", "20", "population", "20")]
    [TestCase("network.initialHidden", "1", "network.initialTopology", "random")]
    [TestCase("variation.changeActivation", "0.1", "network.activations", "[\"tanh\"]")]
    [TestCase("variation.changeAggregation", "0.1", "network.aggregations", "[\"max\"]")]
    public void KeptRule_IsNone(string path, string value, string otherPath, string otherValue) =>
        Assert.That(TestTasks.Faults("{\"task\": \"xor\"}", (path, value), (otherPath, otherValue)), Is.Empty);

    [Test]
    public void FaultyValue_IsNotBlamedTwice() => Assert.That(
        TestTasks.Faults("{\"task\": \"xor\", \"population\": \"many\", \"speciation\": {\"targetSpecies\": 500}}"),
        Is.EqualTo((string[])["population: \"many\" is not a whole number"]));

    [Test]
    public void Defaults_AreSound() => Assert.That(ConfigCheck.FindFaults(new RunConfig()), Is.Empty);
}
