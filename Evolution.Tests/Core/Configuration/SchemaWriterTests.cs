using System.Text.Json.Nodes;
using Evolution.Core.Configuration;
using NUnit.Framework;

namespace Evolution.Tests.Core.Configuration;

public sealed class SchemaWriterTests
{
    private static readonly JsonObject Schema = JsonNode.Parse(SchemaWriter.Write(TestTasks.Catalog))!.AsObject();

    [Test]
    public void EveryOption_HasItsTypeRangeDefaultAndDescription()
    {
        Assert.That(Schema["$schema"]!.GetValue<string>(), Is.EqualTo("https://json-schema.org/draft/2020-12/schema"));
        AssertDescribes(Schema, new RunConfig(), string.Empty);
    }

    [Test]
    public void Range_KeepsExclusiveBounds()
    {
        JsonNode threshold = Property("speciation", "threshold");

        Assert.That(threshold["exclusiveMinimum"]!.GetValue<double>(), Is.Zero);
        Assert.That(threshold["minimum"], Is.Null);
        Assert.That(threshold["maximum"]!.GetValue<double>(), Is.EqualTo(1e6));
    }

    [Test]
    public void Float_HasItsShortestDefault() => Assert.That(Property("reproduction", "interspeciesMating")["default"]!.ToJsonString(), Is.EqualTo("0.001"));

    [Test]
    public void Enumeration_ListsItsNames() => Assert.That(
        Property("evaluation", "backend")["enum"]!.AsArray().Select(name => name!.GetValue<string>()),
        Is.EqualTo((string[])["auto", "cpu", "cuda", "opencl"]));

    [Test]
    public void Description_JoinsSummaryAndValue() => Assert.That(
        Property("evaluation", "threads")["description"]!.GetValue<string>(),
        Is.EqualTo("The threads of the host. Default: 0, one for each processor. Range: 0 to 1024. It cannot change a result."));

    [Test]
    public void Task_IsANameOrAnObjectOfItsParameters()
    {
        JsonArray choices = Schema["properties"]!["task"]!["oneOf"]!.AsArray();
        JsonNode parity = choices[3]!["properties"]!;

        Assert.That(Schema["required"]!.ToJsonString(), Is.EqualTo("[\"task\"]"));
        Assert.That(choices[0]!["enum"]!.ToJsonString(), Is.EqualTo("[\"xor\",\"xor/1\"]"));
        Assert.That(parity["name"]!["enum"]!.ToJsonString(), Is.EqualTo("[\"parity\",\"parity/2\"]"));
        Assert.That(parity["parameters"]!["properties"]!["bits"]!["maximum"]!.GetValue<double>(), Is.EqualTo(16));
        Assert.That(parity["parameters"]!["properties"]!["trial"]!["type"]!.ToJsonString(), Is.EqualTo("[\"object\",\"null\"]"));
        Assert.That(parity["parameters"]!["properties"]!["activation"]!["enum"]!.AsArray()[^1], Is.Null);
        Assert.That(parity["parameters"]!["additionalProperties"]!.GetValue<bool>(), Is.False);
    }

    private static JsonNode Property(string options, string key) => Schema["properties"]![options]!["properties"]![key]!;

    private static void AssertDescribes(JsonObject schema, object options, string path)
    {
        Assert.That(schema["additionalProperties"]!.GetValue<bool>(), Is.False, path);
        foreach (OptionProperty property in OptionProperty.Of(options.GetType()))
        {
            string propertyPath = $"{path}.{property.Key}";
            JsonObject? described = schema["properties"]![property.Key]?.AsObject();
            Assert.That(described, Is.Not.Null, propertyPath);
            Assert.That(described!.ContainsKey("description"), propertyPath);
            Assert.That(described.ContainsKey("default"), Is.EqualTo(!property.IsNested && !property.IsTask || property.ItemType is not null), propertyPath);
            Assert.That(described.ContainsKey("maximum") || described.ContainsKey("exclusiveMaximum"), Is.EqualTo(property.Range is not null), propertyPath);
            if (property.IsNested && property.ItemType is null)
            {
                AssertDescribes(described, property.GetValue(options)!, propertyPath);
            }
        }
    }
}
