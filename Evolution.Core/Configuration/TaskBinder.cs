using System.Text.Json;
using Evolution.Core.Tasks;

namespace Evolution.Core.Configuration;

/// <summary>Reads the choice of a task: a name, or an object of a name and parameters.</summary>
/// <param name="catalog">The tasks that can be chosen.</param>
/// <param name="optionsBinder">Reads the parameters.</param>
/// <param name="faults">Receives the faults.</param>
/// <param name="loader">Makes tasks of code that is named; null refuses it.</param>
internal sealed class TaskBinder(IReadOnlyList<TaskDescriptor> catalog, OptionsBinder optionsBinder, FaultList faults, ITaskLoader? loader)
{
    /// <summary>The key of the choice.</summary>
    public const string Key = "task";

    /// <summary>The key of the name within the choice.</summary>
    public const string NameKey = "name";

    /// <summary>The key of the parameters within the choice.</summary>
    public const string ParametersKey = "parameters";

    /// <summary>The key of the file that is compiled to the task, instead of a name.</summary>
    public const string SourceKey = "source";

    /// <summary>The key of the assembly that has the task, instead of a name.</summary>
    public const string AssemblyKey = "assembly";

    /// <summary>The key of the type that describes the task, where source or assembly have several.</summary>
    public const string TypeKey = "type";

    /// <summary>The key of the digest that source or assembly must have.</summary>
    public const string DigestKey = "digest";

    private static readonly string[] Keys = [NameKey, SourceKey, AssemblyKey, TypeKey, DigestKey, ParametersKey];

    private static readonly string[] WhatKeys = [NameKey, SourceKey, AssemblyKey];

    private readonly string[] _names = [.. catalog.Select(descriptor => descriptor.Name)];

    /// <summary>Returns the object that means the same as a mere name.</summary>
    public static ConfigNode ToObject(ConfigNode name)
    {
        var node = new ConfigNode(JsonValueKind.Object, string.Empty, name.FromOverride);
        node.Members.Add(NameKey, name);
        return node;
    }

    /// <summary>Adds the fault of a choice or name that is not there.</summary>
    public void AddMissing(string path) => faults.Add(path, $"missing; {FaultText.OneOf(_names)}");

    /// <summary>Returns the choice, as far as it is sound.</summary>
    public TaskChoice Bind(ConfigNode node, string path)
    {
        var choice = new TaskChoice();
        if (node.Kind == JsonValueKind.String)
        {
            choice.Descriptor = Resolve(node, path);
            choice.Parameters = choice.Descriptor?.CreateParameters();
        }
        else if (node.Kind == JsonValueKind.Object)
        {
            BindObject(node, choice, path);
        }
        else
        {
            AddWrongKind(node, path, "a task's name or an object");
        }

        return choice;
    }

    private void BindObject(ConfigNode node, TaskChoice choice, string path)
    {
        foreach ((string key, ConfigNode member) in node.Members.Where(member => !Keys.Contains(member.Key)))
        {
            faults.Add(FaultText.Join(path, key), FaultText.Suggest("unknown key", key, Keys), member.FromOverride);
        }

        string namePath = FaultText.Join(path, NameKey);
        string[] given = [.. WhatKeys.Where(node.Members.ContainsKey)];
        if (given.Length > 1)
        {
            faults.Add(path, $"has {string.Join(" and ", given)}: one of {string.Join(", ", WhatKeys)} says what the task is");
        }
        else if (given.Length == 1 && given[0] != NameKey)
        {
            BindCode(node, choice, given[0], path);
        }
        else if (!node.Members.TryGetValue(NameKey, out ConfigNode? name))
        {
            AddMissing(namePath);
        }
        else if (name.Kind != JsonValueKind.String)
        {
            AddWrongKind(name, namePath, "a task's name");
        }
        else
        {
            choice.Descriptor = Resolve(name, namePath);
            choice.Parameters = choice.Descriptor?.CreateParameters();
            foreach (string key in (string[])[TypeKey, DigestKey])
            {
                if (node.Members.TryGetValue(key, out ConfigNode? stray))
                {
                    faults.Add(FaultText.Join(path, key), $"belongs to {SourceKey} or {AssemblyKey}, not to {NameKey}", stray.FromOverride);
                }
            }
        }

        if (choice.Parameters is { } parameters && node.Members.TryGetValue(ParametersKey, out ConfigNode? values))
        {
            optionsBinder.Bind(values, parameters, FaultText.Join(path, ParametersKey));
        }
    }

    private void BindCode(ConfigNode node, TaskChoice choice, string key, string path)
    {
        if (Text(node, key, path) is not { } file)
        {
            return;
        }

        if (loader is null)
        {
            faults.Add(FaultText.Join(path, key), "code is not run here", node.Members[key].FromOverride);
            return;
        }

        TaskCodeKind kind = key == SourceKey ? TaskCodeKind.Source : TaskCodeKind.Assembly;
        string full = optionsBinder.FullPath(node.Members[key], file);
        try
        {
            LoadedTask loaded = loader.Load(new TaskCode(kind, full, Text(node, TypeKey, path), Text(node, DigestKey, path)));
            (choice.Descriptor, choice.Code) = (loaded.Descriptor, loaded.Code);
            choice.Parameters = choice.Descriptor.CreateParameters();
        }
        catch (TaskCodeException exception)
        {
            foreach (ParameterFault fault in exception.Faults)
            {
                faults.Add(FaultText.Join(path, fault.Path), FaultText.OnOneLine(fault.Message));
            }
        }
    }

    /// <summary>Returns a string, or null where it is not there or is none, which is a fault.</summary>
    private string? Text(ConfigNode node, string key, string path)
    {
        if (!node.Members.TryGetValue(key, out ConfigNode? member))
        {
            return null;
        }

        if (member.Kind == JsonValueKind.String && member.Text.Length > 0)
        {
            return member.Text;
        }

        AddWrongKind(member, FaultText.Join(path, key), "a text that is not empty");
        return null;
    }

    private TaskDescriptor? Resolve(ConfigNode node, string path)
    {
        string name = node.Text.Split('/')[0];
        TaskDescriptor? descriptor = catalog.FirstOrDefault(candidate => candidate.Name == name);
        if (descriptor is null)
        {
            faults.Add(path, FaultText.SuggestOneOf($"unknown task {FaultText.Quote(node.Text)}", name, _names), node.FromOverride);
        }
        else if (node.Text != descriptor.Name && node.Text != descriptor.Id)
        {
            // Another version scores differently, so running this one in its stead would mislead.
            string message = $"{FaultText.Quote(node.Text)} is not at hand; the version here is {FaultText.Quote(descriptor.Id)}";
            faults.Add(path, message, node.FromOverride);
            return null;
        }

        return descriptor;
    }

    private void AddWrongKind(ConfigNode node, string path, string expected) =>
        faults.Add(path, node.Kind == JsonValueKind.Null ? "null is not allowed" : $"{FaultText.Describe(node)} is not {expected}", node.FromOverride);
}
