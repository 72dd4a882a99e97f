using System.Text.Json;
using Evolution.Tests.Support;
using NUnit.Framework;

namespace Evolution.Tests.Experiments.Commands;

[TestFixture]
[Parallelizable]
public sealed class SchemaCommandTests
{
    private static readonly string ConfigDirectory = Path.Combine(SourceTree.Root, "config");

    private static readonly JsonElement Schema = JsonElement.Parse(File.ReadAllText(Path.Combine(ConfigDirectory, "experiment.schema.json")));

    private static IEnumerable<string> Configs =>
        Directory.EnumerateFiles(ConfigDirectory, "*.json")
            .Select(path => Path.GetFileName(path))
            .Where(name => name != "experiment.schema.json")
            .Order(StringComparer.Ordinal);

    [Test]
    public void Schema_IsTheFileThatConfigsName()
    {
        using var directory = new TemporaryDirectory();

        string printed = EvolutionProcess.Succeed(directory, "schema").Output;

        Assert.That(
            printed,
            Is.EqualTo(File.ReadAllText(Path.Combine(ConfigDirectory, "experiment.schema.json"))),
            "An option changed: evolution schema > config/experiment.schema.json");
    }

    [Test]
    public void Schema_ToMarkdown_IsTheReferenceInTheDocs()
    {
        using var directory = new TemporaryDirectory();

        string printed = EvolutionProcess.Succeed(directory, "schema", "--to", "markdown").Output;

        Assert.That(
            printed,
            Is.EqualTo(File.ReadAllText(Path.Combine(SourceTree.Root, "docs", "config.md"))),
            "An option changed: evolution schema --to markdown > docs/config.md");
    }

    [TestCaseSource(nameof(Configs))]
    public void ShippedConfig_NamesTheSchemaAndHasOnlyKeysOfIt(string name)
    {
        string text = File.ReadAllText(Path.Combine(ConfigDirectory, name));
        using var config = JsonDocument.Parse(text, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip });

        Assert.That(config.RootElement.GetProperty("$schema").GetString(), Is.EqualTo("experiment.schema.json"));
        Assert.That(UnknownKeys(config.RootElement, Schema), Is.Empty);
    }

    private static IEnumerable<string> UnknownKeys(JsonElement config, JsonElement schema)
    {
        foreach (JsonProperty property in config.EnumerateObject())
        {
            if (!schema.GetProperty("properties").TryGetProperty(property.Name, out JsonElement inner))
            {
                yield return property.Name;
            }
            else if (property.Value.ValueKind == JsonValueKind.Object && inner.TryGetProperty("properties", out _))
            {
                foreach (string key in UnknownKeys(property.Value, inner))
                {
                    yield return $"{property.Name}.{key}";
                }
            }
        }
    }
}
