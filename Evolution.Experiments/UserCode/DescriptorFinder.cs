using System.Reflection;
using Evolution.Core.Tasks;

namespace Evolution.Experiments.UserCode;

/// <summary>Finds the task that an assembly describes: a public static property of a public type.</summary>
internal static class DescriptorFinder
{
    private const string Example = "public static TaskDescriptor Descriptor { get; } = new TaskDescriptor<NoParameters>(\"name\", version: 1, \"summary\", (id, parameters) => ...)";

    /// <summary>Returns the one task, or that of the type asked for.</summary>
    /// <exception cref="TaskCodeException">There is none, or no telling which.</exception>
    public static TaskDescriptor Find(Assembly assembly, TaskCode code, string key)
    {
        PropertyInfo[] found = [.. Types(assembly, key).SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Static))
            .Where(property => property.PropertyType.IsAssignableTo(typeof(TaskDescriptor)))];
        string names = string.Join(", ", found.Select(property => property.DeclaringType!.FullName));
        if (code.Type is { } type)
        {
            found = [.. found.Where(property => property.DeclaringType!.FullName == type)];
            if (found.Length == 0)
            {
                throw Fault("type", $"no public type \"{type}\" describes a task" + (names.Length == 0 ? string.Empty : $"; one of: {names}"));
            }
        }

        return found.Length switch
        {
            0 => throw Fault(key, $"\"{code.Path}\" describes no task: a public type has to have {Example}"),
            1 => Value(found[0], key),
            _ => throw Fault("type", $"missing: \"{code.Path}\" describes several tasks; one of: {names}"),
        };
    }

    private static Type[] Types(Assembly assembly, string key)
    {
        try
        {
            return assembly.GetExportedTypes();
        }
        catch (Exception exception) when (exception is TypeLoadException or IOException or ReflectionTypeLoadException)
        {
            throw Fault(key, $"its types cannot be loaded: {exception.Message}");
        }
    }

    private static TaskDescriptor Value(PropertyInfo property, string key)
    {
        string name = $"{property.DeclaringType!.Name}.{property.Name}";
        try
        {
            return property.GetValue(null) as TaskDescriptor ?? throw Fault(key, $"{name} is null");
        }
        catch (TargetInvocationException exception)
        {
            Exception cause = exception.GetBaseException();
            throw Fault(key, $"{name} throws {cause.GetType().Name}: {cause.Message}");
        }
    }

    private static TaskCodeException Fault(string key, string message) => new([new ParameterFault(key, message)]);
}
