using System.Text;
using Evolution.Core.Tasks;

namespace Evolution.Core.Configuration;

/// <summary>Writes the reference of configs as Markdown from the options themselves, as <see cref="SchemaWriter"/> writes the schema.</summary>
public static class ReferenceWriter
{
    private const string Head =
        """
        # Config reference

        What a config can say, written from the options by `evolution schema --to markdown`. Everything but `task` has a default;
        an option of a section is set by its path, as in `--set variation.addNode=0.1`. Unknown, duplicate and missing keys are
        faults, and numbers outside their range are refused.


        """;

    private const string Tasks =
        $"""
        ## Tasks

        `{TaskBinder.Key}` is a name, or an object with `{TaskBinder.NameKey}`, `{TaskBinder.SourceKey}` (a C# file) or `{TaskBinder.AssemblyKey}`, and with `{TaskBinder.ParametersKey}`. With code it may also have
        `{TaskBinder.TypeKey}`, the type whose `Descriptor` is meant where there are several, and `{TaskBinder.DigestKey}`, which the file must have. The parameters, by task:


        """;

    /// <summary>Returns the reference.</summary>
    /// <param name="catalog">The tasks that a config can name.</param>
    public static string Write(IReadOnlyList<TaskDescriptor> catalog)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        var text = new StringBuilder(Head.ReplaceLineEndings("\n"));
        WriteOptions(text, new RunConfig(), string.Empty);
        text.Append(Tasks.ReplaceLineEndings("\n"));
        foreach (TaskDescriptor descriptor in catalog)
        {
            text.Append($"### {descriptor.Name}\n\n`{descriptor.Id}`: {descriptor.Summary}\n\n");
            WriteTable(text, WithNested(descriptor.CreateParameters(), string.Empty));
        }

        return text.ToString().TrimEnd('\n') + "\n";
    }

    private static void WriteOptions(StringBuilder text, object options, string path)
    {
        IReadOnlyList<OptionProperty> properties = OptionProperty.Of(options.GetType());
        WriteTable(text, properties.Where(property => !property.IsNested).Select(property => (path + property.Key, property)));
        foreach (OptionProperty section in properties.Where(property => property.IsNested))
        {
            text.Append($"## {path}{section.Key}\n\n{XmlDocumentation.Of(section.Property)}\n\n");
            WriteOptions(text, ValueOrDefault(section, options), $"{path}{section.Key}.");
        }
    }

    private static IEnumerable<(string Path, OptionProperty Property)> WithNested(object options, string path) =>
        OptionProperty.Of(options.GetType()).SelectMany(property => property.IsNested
            ? WithNested(ValueOrDefault(property, options), $"{path}{property.Key}.")
            : [(path + property.Key, property)]);

    private static object ValueOrDefault(OptionProperty property, object options) =>
        property.GetValue(options) ?? Activator.CreateInstance(property.ValueType)!;

    private static void WriteTable(StringBuilder text, IEnumerable<(string Path, OptionProperty Property)> options)
    {
        (string Path, OptionProperty Property)[] rows = [.. options];
        if (rows.Length == 0)
        {
            return;
        }

        text.Append("| option | what it is |\n| --- | --- |\n");
        foreach ((string path, OptionProperty property) in rows)
        {
            text.Append($"| `{path}` | {Cell(property)} |\n");
        }

        text.Append('\n');
    }

    private static string Cell(OptionProperty property)
    {
        string description = XmlDocumentation.Of(property.Property) ?? string.Empty;
        Type type = property.ItemType ?? property.ValueType;
        string names = type.IsEnum ? $" Values: {string.Join(", ", EnumNames.Of(type))}." : string.Empty;
        return (description + names).Trim().Replace("|", "\\|", StringComparison.Ordinal);
    }
}
