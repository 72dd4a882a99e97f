using System.Text.Json;

namespace Evolution.Core.Configuration;

/// <summary>A JSON value that knows whether it came from the file or from the command line.</summary>
/// <param name="kind">The kind of value.</param>
/// <param name="text">The content of a string, the source text of a number, boolean or null, else empty.</param>
/// <param name="fromOverride">Whether the command line set it.</param>
internal sealed class ConfigNode(JsonValueKind kind, string text, bool fromOverride)
{
    /// <summary>Gets the kind of value.</summary>
    public JsonValueKind Kind => kind;

    /// <summary>Gets the content of a string, the source text of a number, boolean or null, else an empty text.</summary>
    public string Text => text;

    /// <summary>Gets whether the command line set it.</summary>
    public bool FromOverride => fromOverride;

    /// <summary>Gets the members of an object, in the order of the file.</summary>
    public OrderedDictionary<string, ConfigNode> Members { get; } = new(StringComparer.Ordinal);

    /// <summary>Gets the items of a list.</summary>
    public List<ConfigNode> Items { get; } = [];

    /// <summary>Returns the value at a path below this one, or null.</summary>
    public ConfigNode? Find(string path)
    {
        ConfigNode? node = this;
        foreach (string key in path.Split('.'))
        {
            node = node?.Members.GetValueOrDefault(key);
        }

        return node;
    }
}
