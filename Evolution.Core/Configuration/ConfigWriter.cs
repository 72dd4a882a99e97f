using System.Collections;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Evolution.Core.Tasks;

namespace Evolution.Core.Configuration;

/// <summary>Writes configs with every value spelled out, so that a later change of a default cannot change what a run was.</summary>
public static class ConfigWriter
{
    // Paths stay readable; the text goes to a file, never into a web page. One line ending keeps the bytes equal on every system.
    internal static readonly JsonWriterOptions Layout = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Returns a config as JSON that <see cref="ConfigReader"/> reads to equal values; a task not yet chosen is left out.</summary>
    /// <param name="config">The config, its numbers finite.</param>
    public static string Write(RunConfig config)
    {
        ArgumentNullException.ThrowIfNull(config);
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Layout))
        {
            WriteOptions(writer, config);
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length) + "\n";
    }

    /// <summary>Writes a value that an option can hold.</summary>
    internal static void WriteValue(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case Enum member:
                writer.WriteStringValue(EnumNames.Of(member));
                break;
            case float number:
                writer.WriteNumberValue(number);
                break;
            case double number:
                writer.WriteNumberValue(number);
                break;
            case int number:
                writer.WriteNumberValue(number);
                break;
            case uint number:
                writer.WriteNumberValue(number);
                break;
            case long number:
                writer.WriteNumberValue(number);
                break;
            case ulong number:
                writer.WriteNumberValue(number);
                break;
            case IEnumerable items:
                writer.WriteStartArray();
                foreach (object? item in items)
                {
                    WriteValue(writer, item);
                }

                writer.WriteEndArray();
                break;
            default:
                WriteOptions(writer, value);
                break;
        }
    }

    private static void WriteOptions(Utf8JsonWriter writer, object options)
    {
        writer.WriteStartObject();
        foreach (OptionProperty property in OptionProperty.Of(options.GetType()))
        {
            object? value = property.GetValue(options);
            if (value is TaskChoice choice)
            {
                WriteTask(writer, property.Key, choice);
                continue;
            }

            writer.WritePropertyName(property.Key);
            WriteValue(writer, value);
        }

        writer.WriteEndObject();
    }

    private static void WriteTask(Utf8JsonWriter writer, string key, TaskChoice choice)
    {
        if (choice is not { Descriptor: { } descriptor, Parameters: { } parameters })
        {
            return;
        }

        writer.WriteStartObject(key);
        if (choice.Code is { } code)
        {
            writer.WriteString(code.Kind == TaskCodeKind.Source ? TaskBinder.SourceKey : TaskBinder.AssemblyKey, code.Path);
            if (code.Type is { } type)
            {
                writer.WriteString(TaskBinder.TypeKey, type);
            }

            writer.WriteString(TaskBinder.DigestKey, code.Digest);
        }
        else
        {
            writer.WriteString(TaskBinder.NameKey, descriptor.Name);
        }

        writer.WritePropertyName(TaskBinder.ParametersKey);
        WriteOptions(writer, parameters);
        writer.WriteEndObject();
    }
}
