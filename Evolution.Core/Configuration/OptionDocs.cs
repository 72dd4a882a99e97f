using System.Text.Json;


namespace Evolution.Core.Configuration;

/// <summary>One option as a list shows it.</summary>
/// <param name="Name">The key in configs.</param>
/// <param name="Default">The default, as JSON.</param>
/// <param name="Range">The range of a number or the names of an enumeration; empty for anything else.</param>
/// <param name="Description">What it is for; null where documentation is not at hand.</param>
public sealed record OptionDocs(string Name, string Default, string Range, string? Description)
{
    /// <summary>Lists the options of a class, nested ones left out.</summary>
    /// <param name="options">An object with its defaults.</param>
    public static IReadOnlyList<OptionDocs> Of(object options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return
        [
            .. OptionProperty.Of(options.GetType())
                .Where(property => !property.IsNested)
                .Select(property => new OptionDocs(
                    property.Key,
                    DefaultOf(property.GetValue(options)),
                    RangeOf(property),
                    XmlDocumentation.Of(property.Property))),
        ];
    }

    /// <summary>Returns the option on one line.</summary>
    public override string ToString() => Range.Length == 0 ? $"{Name} = {Default}" : $"{Name} = {Default} ({Range})";

    private static string DefaultOf(object? value)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            ConfigWriter.WriteValue(writer, value);
        }

        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }

    private static string RangeOf(OptionProperty property)
    {
        Type type = property.ItemType ?? property.ValueType;
        return type.IsEnum ? string.Join(", ", EnumNames.Of(type)) : property.Range?.ToString() ?? string.Empty;
    }
}
