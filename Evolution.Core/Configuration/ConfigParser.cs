using System.Text;
using System.Text.Json;

namespace Evolution.Core.Configuration;

/// <summary>Turns JSON text into nodes. Comments are allowed; trailing commas and duplicate keys are faults.</summary>
internal sealed class ConfigParser
{
    private static readonly JsonDocumentOptions Options = new() { CommentHandling = JsonCommentHandling.Skip };

    private readonly FaultList _faults;
    private readonly bool _fromOverride;

    private ConfigParser(FaultList faults, bool fromOverride)
    {
        _faults = faults;
        _fromOverride = fromOverride;
    }

    /// <summary>Returns the file's value, or null after adding the one fault of a text that is not JSON.</summary>
    public static ConfigNode? ParseFile(string json, FaultList faults)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(json.TrimStart('\uFEFF'));
        try
        {
            using JsonDocument document = JsonDocument.Parse(bytes, Options);
            return new ConfigParser(faults, fromOverride: false).Convert(document.RootElement, string.Empty);
        }
        catch (JsonException exception)
        {
            faults.Add(string.Empty, DescribeSyntax(exception, bytes));
            return null;
        }
    }

    /// <summary>Returns a value given on the command line: JSON where it is JSON, else a string.</summary>
    public static ConfigNode ParseOverride(string value, string path, FaultList faults)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(Encoding.UTF8.GetBytes(value), Options);
            return new ConfigParser(faults, fromOverride: true).Convert(document.RootElement, path);
        }
        catch (JsonException)
        {
            return new ConfigNode(JsonValueKind.String, value, fromOverride: true);
        }
    }

    private static string DescribeSyntax(JsonException exception, byte[] bytes)
    {
        long line = exception.LineNumber ?? 0;
        int start = 0;
        for (long i = 0; i < line; i++)
        {
            start = Array.IndexOf(bytes, (byte)'\n', start) + 1;
        }

        int length = (int)Math.Min(exception.BytePositionInLine ?? 0, bytes.Length - start);
        int column = Encoding.UTF8.GetCharCount(bytes, start, length) + 1;
        string message = exception.Message;
        int position = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        message = position < 0 ? message : message[..position];
        message = message.Replace(" Change the reader options.", string.Empty, StringComparison.Ordinal);
        // The parser quotes the text it stumbled over, line ends and all.
        return $"line {line + 1}, column {column}: {FaultText.OnOneLine(message)}";
    }

    private ConfigNode Convert(JsonElement element, string path)
    {
        string text = element.ValueKind switch
        {
            JsonValueKind.Object or JsonValueKind.Array => string.Empty,
            JsonValueKind.String => ReadText(element.GetString, path, "not valid Unicode text") ?? string.Empty,
            _ => element.GetRawText(),
        };
        var node = new ConfigNode(element.ValueKind, text, _fromOverride);
        if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty property in element.EnumerateObject())
            {
                AddMember(node, property, path);
            }
        }
        else if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement item in element.EnumerateArray())
            {
                node.Items.Add(Convert(item, $"{path}[{node.Items.Count}]"));
            }
        }

        return node;
    }

    private void AddMember(ConfigNode node, JsonProperty property, string path)
    {
        if (ReadText(() => property.Name, path, "a key is not valid Unicode text") is not { } key)
        {
            return;
        }

        string memberPath = FaultText.Join(path, key);
        if (node.Members.ContainsKey(key))
        {
            _faults.Add(memberPath, "duplicate key", _fromOverride);
            return;
        }

        node.Members.Add(key, Convert(property.Value, memberPath));
    }

    private string? ReadText(Func<string?> read, string path, string complaint)
    {
        try
        {
            return read();
        }
        catch (InvalidOperationException)
        {
            // An escape such as \ud800 is half a character: valid JSON, but no text.
            _faults.Add(path, complaint, _fromOverride);
            return null;
        }
    }
}
