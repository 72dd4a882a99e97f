using System.Text.RegularExpressions;

namespace Evolution.Core.Tasks;

/// <summary>A task that a config can name, before its parameters are known.</summary>
public abstract partial class TaskDescriptor
{
    private protected TaskDescriptor(string name, int version, string summary)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentOutOfRangeException.ThrowIfLessThan(version, 1);
        if (!IsName(name))
        {
            throw new ArgumentException($"\"{name}\" is no name for a task: lower-case words joined by hyphens, such as my-task.");
        }

        Name = name;
        Version = version;
        Summary = summary;
    }

    /// <summary>Gets the name used in configs, in kebab case.</summary>
    public string Name { get; }

    /// <summary>Gets the version, raised whenever a score could change.</summary>
    public int Version { get; }

    /// <summary>Gets one sentence for the list of tasks.</summary>
    public string Summary { get; }

    /// <summary>Gets the id, such as <c>xor/1</c>.</summary>
    public string Id => $"{Name}/{Version}";

    /// <summary>Gets whether the default parameters make a task, as they do unless one of them, such as a file, must be given.</summary>
    public bool HasDefaults { get; init; } = true;

    /// <summary>Returns whether a text can name a task: lower-case words joined by hyphens, such as <c>my-task</c>.</summary>
    public static bool IsName(string text) => NameForm().IsMatch(text);

    /// <summary>Creates the parameters with their defaults: an object of public properties, ranged by <see cref="System.ComponentModel.DataAnnotations.RangeAttribute"/>.</summary>
    public abstract object CreateParameters();

    /// <summary>Creates the task.</summary>
    /// <param name="parameters">An object of the type that <see cref="CreateParameters"/> returns, its values within their ranges.</param>
    /// <exception cref="TaskParameterException">No task can be made of the parameters.</exception>
    public abstract EvolutionTask Create(object parameters);

    [GeneratedRegex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
    private static partial Regex NameForm();
}
