using System.Text.Json.Nodes;
using Evolution.Experiments.Studies;
using NUnit.Framework;

namespace Evolution.Tests.Experiments.Studies;

[TestFixture]
public sealed class ConfigDifferenceTests
{
    private const string Config = """
        { "task": { "name": "xor" }, "seed": 1, "variation": { "addNode": 0.03 }, "evaluation": { "backend": "cpu", "arithmetic": "exact", "threads": 2 },
          "stop": { "generations": 100, "fitness": null }, "checkpoint": { "keep": 3 }, "output": { "directory": null } }
        """;

    [TestCase("0.03", "0.1", "variation.addNode is 0.03, not 0.1")]
    [TestCase("\"exact\"", "\"fast\"", "evaluation.arithmetic is \"exact\", not \"fast\"")]
    [TestCase("\"fitness\": null", "\"fitness\": 3", "stop.fitness is null, not 3")]
    [TestCase("\"generations\": 100,", "", "stop.generations is 100, not null")]
    [TestCase("{ \"name\": \"xor\" }", "\"xor\"", "task is {\"name\":\"xor\"}, not \"xor\"")]
    public void WhatChangesFigures_IsTold(string part, string other, string difference) => Assert.That(Find(part, other), Is.EqualTo(difference));

    [TestCase("\"seed\": 1", "\"seed\": 9")]
    [TestCase("\"cpu\"", "\"cuda\"")]
    [TestCase("\"threads\": 2", "\"threads\": 16")]
    [TestCase("\"keep\": 3", "\"keep\": 1")]
    [TestCase("\"directory\": null", "\"directory\": \"elsewhere\"")]
    public void WhatDecidesOnlyWhereAndHowFast_IsNot(string part, string other) => Assert.That(Find(part, other), Is.Null);

    private static string? Find(string part, string other) =>
        ConfigDifference.Find(JsonNode.Parse(Config), JsonNode.Parse(Config.Replace(part, other, StringComparison.Ordinal)));
}
