using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Evolution.Core.Configuration;

/// <summary>The names of an enumeration's members in configs: camel case, unless the member declares a name.</summary>
public static class EnumNames
{
    /// <summary>Returns the names of an enumeration, in the order of declaration.</summary>
    /// <param name="type">The enumeration.</param>
    public static IReadOnlyList<string> Of(Type type) => [.. Fields(type).Select(NameOf)];

    /// <summary>Returns the name of a member.</summary>
    /// <param name="value">The member; it must be declared.</param>
    /// <exception cref="ArgumentException">No member has this value.</exception>
    public static string Of(Enum value)
    {
        ArgumentNullException.ThrowIfNull(value);
        FieldInfo field = value.GetType().GetField(value.ToString())
            ?? throw new ArgumentException($"{value.GetType().Name} has no member {value}.", nameof(value));
        return NameOf(field);
    }

    /// <summary>Returns the member of a name, or null.</summary>
    /// <param name="type">The enumeration.</param>
    /// <param name="name">The name, its case as in configs.</param>
    public static object? Find(Type type, string name) => Fields(type).FirstOrDefault(field => NameOf(field) == name)?.GetValue(null);

    private static FieldInfo[] Fields(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return type.GetFields(BindingFlags.Public | BindingFlags.Static);
    }

    private static string NameOf(FieldInfo field) =>
        field.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name ?? JsonNamingPolicy.CamelCase.ConvertName(field.Name);
}
