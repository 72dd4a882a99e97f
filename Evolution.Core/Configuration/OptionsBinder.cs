using System.Text.Json;
using Evolution.Core.Tasks;

namespace Evolution.Core.Configuration;

/// <summary>Sets the properties of options classes from parsed JSON and goes on after a fault, so that all are found.</summary>
internal sealed class OptionsBinder
{
    private const string SchemaKey = "$schema";

    private readonly FaultList _faults;
    private readonly string _source;
    private readonly TaskBinder _taskBinder;

    /// <summary>Creates a binder.</summary>
    /// <param name="catalog">The tasks that a config can name.</param>
    /// <param name="faults">Receives the faults.</param>
    /// <param name="source">The name of the file, to whose directory paths in it are relative.</param>
    /// <param name="loader">Makes tasks of code; null refuses it.</param>
    public OptionsBinder(IReadOnlyList<TaskDescriptor> catalog, FaultList faults, string source, ITaskLoader? loader = null)
    {
        _faults = faults;
        _source = source;
        _taskBinder = new TaskBinder(catalog, this, faults, loader);
    }

    /// <summary>Sets what the node says; a faulty value leaves the default.</summary>
    /// <param name="node">Should be an object.</param>
    /// <param name="options">The options to set.</param>
    /// <param name="path">The path of the node; empty for the file's value.</param>
    public void Bind(ConfigNode node, object options, string path)
    {
        if (node.Kind != JsonValueKind.Object)
        {
            AddFault(node, path, path.Length == 0 ? $"the config is {FaultText.Describe(node)}, not an object" : NotA(node, "an object"));
            return;
        }

        IReadOnlyList<OptionProperty> properties = OptionProperty.Of(options.GetType());
        foreach ((string key, ConfigNode member) in node.Members)
        {
            string memberPath = FaultText.Join(path, key);
            if (properties.FirstOrDefault(property => property.Key == key) is { } property)
            {
                BindProperty(member, property, options, memberPath);
            }
            else if (path.Length > 0 || key != SchemaKey)
            {
                AddFault(member, memberPath, FaultText.Suggest("unknown key", key, properties.Select(property => property.Key)));
            }
            else if (member.Kind != JsonValueKind.String)
            {
                AddFault(member, memberPath, NotA(member, "a string"));
            }
        }

        foreach (OptionProperty property in properties.Where(property => property.IsTask && !node.Members.ContainsKey(property.Key)))
        {
            _taskBinder.AddMissing(FaultText.Join(path, property.Key));
        }
    }

    private static string NotA(ConfigNode node, string expected) =>
        node.Kind == JsonValueKind.Null ? "null is not allowed" : $"{FaultText.Describe(node)} is not {expected}";

    private void BindProperty(ConfigNode node, OptionProperty property, object options, string path)
    {
        if (node.Kind == JsonValueKind.Null && property.IsNullable)
        {
            property.SetValue(options, null);
        }
        else if (property.IsTask)
        {
            property.SetValue(options, _taskBinder.Bind(node, path));
        }
        else if (property.IsNested)
        {
            object nested = property.GetValue(options) ?? Activator.CreateInstance(property.ValueType)!;
            Bind(node, nested, path);
            property.SetValue(options, nested);
        }
        else if (property.ItemType is not null)
        {
            BindList(node, property, options, path);
        }
        else if (BindScalar(node, property.ValueType, property.Range, path) is { } value)
        {
            property.SetValue(options, property.IsFilePath ? FullPath(node, (string)value) : value);
        }
    }

    /// <summary>A path in a file is relative to the file, one on the command line to where the command was given.</summary>
    internal string FullPath(ConfigNode node, string path)
    {
        string? directory = node.FromOverride ? null : Path.GetDirectoryName(_source);
        return path.Length == 0 ? path : Path.GetFullPath(Path.Combine(directory ?? string.Empty, path));
    }

    private void BindList(ConfigNode node, OptionProperty property, object options, string path)
    {
        if (node.Kind != JsonValueKind.Array)
        {
            AddFault(node, path, NotA(node, "a list"));
            return;
        }

        Array items = Array.CreateInstance(property.ItemType!, node.Items.Count);
        for (int i = 0; i < items.Length; i++)
        {
            if (BindScalar(node.Items[i], property.ItemType!, property.Range, $"{path}[{i}]") is { } item)
            {
                items.SetValue(item, i);
            }
        }

        property.SetValue(options, items);
    }

    private object? BindScalar(ConfigNode node, Type type, OptionRange? range, string path)
    {
        if (type == typeof(string))
        {
            return Expect(node, path, node.Kind == JsonValueKind.String, "a string") ? node.Text : null;
        }

        if (type == typeof(bool))
        {
            bool isBoolean = node.Kind is JsonValueKind.True or JsonValueKind.False;
            return Expect(node, path, isBoolean, "true or false") ? node.Kind == JsonValueKind.True : null;
        }

        if (type.IsEnum)
        {
            return BindEnum(node, type, path);
        }

        if (!NumberBinder.IsNumber(type))
        {
            throw new NotSupportedException($"{path} has the type {type}, which configs cannot hold.");
        }

        if (!Expect(node, path, node.Kind == JsonValueKind.Number, NumberBinder.IsWhole(type) ? "a whole number" : "a number"))
        {
            return null;
        }

        object? value = NumberBinder.Read(node.Text, type, range, out string complaint);
        if (value is null)
        {
            AddFault(node, path, $"{FaultText.Describe(node)} {complaint}");
        }

        return value;
    }

    private object? BindEnum(ConfigNode node, Type type, string path)
    {
        IReadOnlyList<string> names = EnumNames.Of(type);
        if (!Expect(node, path, node.Kind == JsonValueKind.String, $"a string; {FaultText.OneOf(names)}"))
        {
            return null;
        }

        object? value = EnumNames.Find(type, node.Text);
        if (value is null)
        {
            AddFault(node, path, FaultText.SuggestOneOf($"unknown value {FaultText.Quote(node.Text)}", node.Text, names));
        }

        return value;
    }

    private bool Expect(ConfigNode node, string path, bool isMet, string expected)
    {
        if (!isMet)
        {
            AddFault(node, path, NotA(node, expected));
        }

        return isMet;
    }

    private void AddFault(ConfigNode node, string path, string message) => _faults.Add(path, message, node.FromOverride);
}
