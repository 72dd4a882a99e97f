using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Evolution.Core.Tasks;

namespace Evolution.Core.Configuration;

/// <summary>Writes the JSON Schema of configs from the options themselves, so that editors complete and check a config.</summary>
public static class SchemaWriter
{
    /// <summary>Returns the schema (draft 2020-12).</summary>
    /// <param name="catalog">The tasks that a config can name.</param>
    public static string Write(IReadOnlyList<TaskDescriptor> catalog)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        JsonObject schema = OfOptions(new RunConfig(), catalog);
        schema["properties"]!["$schema"] = new JsonObject { ["type"] = "string" };
        schema["required"] = new JsonArray(TaskBinder.Key);
        var root = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = "Evolution experiment",
        };
        foreach ((string key, JsonNode? value) in schema)
        {
            root[key] = value?.DeepClone();
        }

        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, ConfigWriter.Layout))
        {
            root.WriteTo(writer);
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static JsonObject OfOptions(object options, IReadOnlyList<TaskDescriptor> catalog)
    {
        var properties = new JsonObject();
        foreach (OptionProperty property in OptionProperty.Of(options.GetType()))
        {
            JsonObject schema = property.IsTask ? OfTask(catalog)
                : property.IsNested ? OfOptions(property.GetValue(options) ?? Activator.CreateInstance(property.ValueType)!, catalog)
                : OfValue(property, property.GetValue(options));
            if (property.IsNullable)
            {
                AllowNull(schema);
            }

            if (XmlDocumentation.Of(property.Property) is { } description)
            {
                schema.Insert(0, "description", description);
            }

            properties[property.Key] = schema;
        }

        return new JsonObject { ["type"] = "object", ["additionalProperties"] = false, ["properties"] = properties };
    }

    private static void AllowNull(JsonObject schema)
    {
        schema["type"] = new JsonArray(schema["type"]!.DeepClone(), "null");
        if (schema["enum"] is JsonArray names)
        {
            names.Add(null);
        }
    }

    private static JsonObject OfValue(OptionProperty property, object? value)
    {
        JsonObject schema = property.ItemType is { } item
            ? new JsonObject { ["type"] = "array", ["items"] = OfScalar(item, property.Range) }
            : OfScalar(property.ValueType, property.Range);
        schema["default"] = ToNode(value);
        return schema;
    }

    private static JsonObject OfScalar(Type type, OptionRange? range)
    {
        if (type.IsEnum)
        {
            return new JsonObject
            {
                ["type"] = "string",
                ["enum"] = new JsonArray([.. EnumNames.Of(type).Select(name => (JsonNode)name)]),
            };
        }

        if (!NumberBinder.IsNumber(type))
        {
            return new JsonObject { ["type"] = type == typeof(bool) ? "boolean" : "string" };
        }

        var schema = new JsonObject { ["type"] = NumberBinder.IsWhole(type) ? "integer" : "number" };
        if (range is not null)
        {
            schema[range.MinimumIsExclusive ? "exclusiveMinimum" : "minimum"] = range.Minimum;
            schema[range.MaximumIsExclusive ? "exclusiveMaximum" : "maximum"] = range.Maximum;
        }

        return schema;
    }

    private static JsonObject OfTask(IReadOnlyList<TaskDescriptor> catalog)
    {
        var choices = new JsonArray();
        foreach (TaskDescriptor descriptor in catalog)
        {
            choices.Add(new JsonObject
            {
                ["description"] = descriptor.Summary,
                ["enum"] = new JsonArray(descriptor.Name, descriptor.Id),
            });
            choices.Add(new JsonObject
            {
                ["description"] = descriptor.Summary,
                ["type"] = "object",
                ["additionalProperties"] = false,
                ["required"] = new JsonArray(TaskBinder.NameKey),
                ["properties"] = new JsonObject
                {
                    [TaskBinder.NameKey] = new JsonObject { ["enum"] = new JsonArray(descriptor.Name, descriptor.Id) },
                    [TaskBinder.ParametersKey] = OfOptions(descriptor.CreateParameters(), catalog),
                },
            });
        }

        choices.Add(OfCode(TaskBinder.SourceKey, "A task in a C# file, compiled at the start; see docs/own-task.md."));
        choices.Add(OfCode(TaskBinder.AssemblyKey, "A task in a .NET assembly; see docs/own-task.md."));
        return new JsonObject { ["oneOf"] = choices };
    }

    private static JsonObject OfCode(string key, string description)
    {
        var properties = new JsonObject { [key] = OfText("The file; relative to the config.") };
        properties[TaskBinder.TypeKey] = OfText("The full name of the type that has the task's descriptor, where there are several.");
        properties[TaskBinder.DigestKey] = OfText("SHA-256 of the file, without which the config is refused if given.");
        properties[TaskBinder.ParametersKey] = new JsonObject { ["type"] = "object" };
        return new JsonObject
        {
            ["description"] = description,
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["required"] = new JsonArray(key),
            ["properties"] = properties,
        };
    }

    private static JsonObject OfText(string description) => new() { ["description"] = description, ["type"] = "string" };

    private static JsonNode? ToNode(object? value)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            ConfigWriter.WriteValue(writer, value);
        }

        return JsonNode.Parse(stream.ToArray());
    }
}
