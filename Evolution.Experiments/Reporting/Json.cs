using System.Text.Json;
using System.Text.Json.Serialization;

namespace Evolution.Experiments.Reporting;

/// <summary>How figures are written for machines.</summary>
internal static class Json
{
    /// <summary>Gets the options of a file: indented.</summary>
    public static JsonSerializerOptions File { get; } = Create(indented: true);

    /// <summary>Gets the options of a line: one object, one line.</summary>
    public static JsonSerializerOptions Line { get; } = Create(indented: false);

    private static JsonSerializerOptions Create(bool indented) => new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = indented,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };
}
