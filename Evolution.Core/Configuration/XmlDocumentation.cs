using System.Collections.Concurrent;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace Evolution.Core.Configuration;

/// <summary>
/// The documentation comments of a property or enumeration member, read from the XML file that the compiler puts beside
/// the assembly: options are described where they are declared, and nowhere else. Without the file there are no texts.
/// </summary>
public static partial class XmlDocumentation
{
    private static readonly ConcurrentDictionary<Assembly, IReadOnlyDictionary<string, XElement>> Cache = [];

    /// <summary>Returns a property's summary and value text as plain sentences, or null.</summary>
    public static string? Of(PropertyInfo property)
    {
        ArgumentNullException.ThrowIfNull(property);
        Type type = property.DeclaringType!;
        if (!Load(type.Assembly).TryGetValue($"P:{type.FullName!.Replace('+', '.')}.{property.Name}", out XElement? member))
        {
            return null;
        }

        string summary = Plain(member.Element("summary"));
        string value = Plain(member.Element("value"));
        const string Verb = "Gets or sets ";
        summary = summary.StartsWith(Verb, StringComparison.Ordinal) ? summary[Verb.Length..] : summary;
        string text = $"{Capitalized(summary)} {value}".Trim();
        return text.Length == 0 ? null : text;
    }

    private static string Capitalized(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    private static string Plain(XElement? element)
    {
        if (element is null)
        {
            return string.Empty;
        }

        IEnumerable<string> parts = element.Nodes().Select(node => node switch
        {
            XText text => text.Value,
            XElement { Name.LocalName: "see", IsEmpty: true } see => LastWord(see),
            XElement inner => Plain(inner),
            _ => string.Empty,
        });
        return Space().Replace(string.Concat(parts), " ").Trim();
    }

    /// <summary>Returns what a reference names, as configs spell it.</summary>
    private static string LastWord(XElement see)
    {
        string target = see.Attribute("cref")?.Value ?? see.Attribute("langword")?.Value ?? string.Empty;
        string path = target.Split('(')[0];
        string name = path[(path.LastIndexOfAny(['.', ':']) + 1)..];
        return target.StartsWith("P:", StringComparison.Ordinal) ? System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(name) : name;
    }

    private static IReadOnlyDictionary<string, XElement> Load(Assembly assembly) => Cache.GetOrAdd(assembly, static key =>
    {
        string path = Path.ChangeExtension(key.Location, ".xml");
        if (key.Location.Length == 0 || !File.Exists(path))
        {
            return new Dictionary<string, XElement>();
        }

        try
        {
            return XDocument.Load(path).Descendants("member").ToDictionary(member => member.Attribute("name")!.Value);
        }
        catch (Exception exception) when (exception is XmlException or IOException or ArgumentException)
        {
            return new Dictionary<string, XElement>();
        }
    });

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
