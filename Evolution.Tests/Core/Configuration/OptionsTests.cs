using System.Xml.Linq;
using Evolution.Core.Configuration;
using NUnit.Framework;

namespace Evolution.Tests.Core.Configuration;

/// <summary>Rules that every options class keeps.</summary>
public sealed class OptionsTests
{
    private static readonly XElement[] Members =
        [.. XDocument.Load(Path.ChangeExtension(typeof(RunConfig).Assembly.Location, ".xml")).Descendants("member")];

    private static readonly Type[] OptionsTypes =
    [
        typeof(RunConfig),
        .. typeof(RunConfig).Assembly.GetExportedTypes().Where(type => type.Name.EndsWith("Options", StringComparison.Ordinal)),
    ];

    private static readonly (Type Type, OptionProperty Property)[] All =
        [.. OptionsTypes.SelectMany(type => OptionProperty.Of(type).Select(property => (type, property)))];

    [Test]
    public void EveryOption_HasASummary() => AssertNone(option => !IsDocumented(option, "summary"));

    [Test]
    public void EveryValue_IsDocumented() => AssertNone(option =>
        (!option.IsNested || option.ItemType is not null) && !IsDocumented(option, "value"));

    [Test]
    public void EveryNumber_HasARange() => AssertNone(option =>
        NumberBinder.IsNumber(option.ItemType ?? option.ValueType) && option.Range is null);

    [Test]
    public void EveryType_CanBeHeldByAConfig() => AssertNone(option =>
    {
        Type type = option.ItemType ?? option.ValueType;
        return !(NumberBinder.IsNumber(type) || type.IsEnum || type == typeof(bool) || type == typeof(string) || option.IsTask || OptionsTypes.Contains(type));
    });

    [Test]
    public void EveryDefault_LiesWithinItsRange()
    {
        string[] offenders =
        [
            .. from option in All
                where option.Property.Range is not null && option.Property.ItemType is null
                let value = option.Property.GetValue(Activator.CreateInstance(option.Type)!)
                where value is not null && !option.Property.Range!.Contains(NumberBinder.Widen(value))
                select $"{option.Type.Name}.{option.Property.Key} = {value}",
        ];
        Assert.That(offenders, Is.Empty);
    }

    [Test]
    public void OptionsClasses_AreFound() => Assert.That(OptionsTypes, Has.Length.GreaterThan(6));

    private static bool IsDocumented(OptionProperty option, string part)
    {
        string id = $"P:{option.Property.DeclaringType!.FullName}.{option.Property.Name}";
        return !string.IsNullOrWhiteSpace(Members.SingleOrDefault(member => member.Attribute("name")!.Value == id)?.Element(part)?.Value);
    }

    private static void AssertNone(Func<OptionProperty, bool> offends) => Assert.That(
        All.Where(option => offends(option.Property)).Select(option => $"{option.Type.Name}.{option.Property.Key}"), Is.Empty);
}
