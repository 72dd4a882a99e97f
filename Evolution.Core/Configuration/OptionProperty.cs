using System.Collections.Concurrent;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;

namespace Evolution.Core.Configuration;

/// <summary>A property of an options class as configs see it.</summary>
/// <remarks>The reader, the writer and the schema go by these alone, so that an option is declared in one place.</remarks>
public sealed class OptionProperty
{
    private static readonly ConcurrentDictionary<Type, IReadOnlyList<OptionProperty>> Cache = [];

    private OptionProperty(PropertyInfo property, NullabilityInfoContext nullability)
    {
        Property = property;
        Key = JsonNamingPolicy.CamelCase.ConvertName(property.Name);
        Type type = property.PropertyType;
        IsNullable = nullability.Create(property).WriteState == NullabilityState.Nullable;
        ValueType = Nullable.GetUnderlyingType(type) ?? type;
        ItemType = type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? type.GetGenericArguments()[0] : null;
        IsFilePath = property.IsDefined(typeof(FilePathAttribute));
        Range = property.GetCustomAttribute<RangeAttribute>() is { } range ? OptionRange.From(range) : null;
    }

    /// <summary>Gets the key in configs.</summary>
    public string Key { get; }

    /// <summary>Gets the property itself.</summary>
    public PropertyInfo Property { get; }

    /// <summary>Gets the type of the value, where it is not null.</summary>
    public Type ValueType { get; }

    /// <summary>Gets the type of a list's items, or null for what is no list.</summary>
    public Type? ItemType { get; }

    /// <summary>Gets whether null is a value.</summary>
    public bool IsNullable { get; }

    /// <summary>Gets the range of the number, or of each number of a list; null where none is declared.</summary>
    public OptionRange? Range { get; }

    /// <summary>Gets whether the string is the path of a file.</summary>
    public bool IsFilePath { get; }

    /// <summary>Gets whether this is the choice of a task.</summary>
    public bool IsTask => ValueType == typeof(TaskChoice);

    /// <summary>Gets whether this is an options class of its own.</summary>
    public bool IsNested => ValueType.IsClass && ValueType != typeof(string) && !IsTask;

    /// <summary>Returns the options of a class: its public properties with a getter and a setter, in the order of declaration.</summary>
    /// <param name="type">The options class.</param>
    public static IReadOnlyList<OptionProperty> Of(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return Cache.GetOrAdd(type, static key =>
        {
            var nullability = new NullabilityInfoContext();
            return [.. key.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Where(property => property.GetMethod is { IsPublic: true } && property.SetMethod is { IsPublic: true } && property.GetIndexParameters().Length == 0)
                .Select(property => new OptionProperty(property, nullability))];
        });
    }

    /// <summary>Returns the value of this option.</summary>
    /// <param name="options">An object of the class that declares it.</param>
    public object? GetValue(object options) => Property.GetValue(options);

    /// <summary>Sets the value of this option.</summary>
    /// <param name="options">An object of the class that declares it.</param>
    /// <param name="value">The value.</param>
    public void SetValue(object options, object? value) => Property.SetValue(options, value);
}
