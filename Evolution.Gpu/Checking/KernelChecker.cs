using System.Reflection;
using Evolution.Core.Evaluation;
using Evolution.Core.Tasks;
using Evolution.Gpu.Views;

namespace Evolution.Gpu.Checking;

/// <summary>
/// Reads the IL of a task's methods, and of all that they call, for what no kernel takes. The compiler stops at the first
/// such thing and names neither file nor line.
/// </summary>
public static class KernelChecker
{
    /// <summary>Checks the struct of a task.</summary>
    /// <param name="task">A struct that implements <see cref="ISampleTask"/> or <see cref="IEnvironment{TState}"/>.</param>
    /// <param name="arithmetic">The arithmetic: approximations are refused in exact arithmetic only.</param>
    /// <returns>What was found, each place once.</returns>
    public static IReadOnlyList<KernelFinding> Check(Type task, ArithmeticKind arithmetic)
    {
        ArgumentNullException.ThrowIfNull(task);
        var findings = new List<KernelFinding>();
        AddFields(task, task.Name, findings);
        var walk = new MethodWalk(arithmetic == ArithmeticKind.Exact, findings);
        foreach (MethodInfo entry in EntryPoints(task))
        {
            walk.Visit(entry);
        }

        // A switch without a default makes its value an object to throw it.
        return [.. findings.Distinct().Where(one => one.Construct != KernelRules.Boxing || findings.All(other => other == one || other.Place != one.Place))];
    }

    /// <summary>Returns the struct of a task among the type arguments of a kernel, or null.</summary>
    internal static Type? TaskOf(MethodInfo kernel) => kernel.GetGenericArguments().FirstOrDefault(type => TaskInterface(type) is not null);

    private static Type? TaskInterface(Type type) => type.GetInterfaces().FirstOrDefault(
        one => one == typeof(ISampleTask) || (one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IEnvironment<>)));

    private static IEnumerable<MethodInfo> EntryPoints(Type task) =>
        from method in task.GetInterfaceMap(TaskInterface(task) ?? throw new ArgumentException($"{task} is no task.", nameof(task))).TargetMethods
        where !method.IsStatic
        select method.IsGenericMethodDefinition ? method.MakeGenericMethod(BuffersOf(method)) : method;

    private static Type[] BuffersOf(MethodInfo method) =>
        [.. method.GetGenericArguments().Select((_, position) => position == 0 ? typeof(LaneOutputs) : typeof(LaneValues))];

    private static void AddFields(Type type, string path, List<KernelFinding> findings)
    {
        foreach (FieldInfo field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
        {
            string place = $"{path}.{FieldName(field)}";
            if (field.FieldType == typeof(bool))
            {
                findings.Add(new KernelFinding(place, "a field of type bool", "use an int or an enum: a kernel takes no bool", IsCertain: true));
            }
            else if (!field.FieldType.IsValueType)
            {
                findings.Add(new KernelFinding(
                    place, $"a field of type {field.FieldType.Name}", "use numbers, or rows of a SampleTable: a kernel takes no reference", IsCertain: true));
            }
            else if (field.FieldType is { IsPrimitive: false, IsEnum: false })
            {
                AddFields(field.FieldType, place, findings);
            }
        }
    }

    /// <summary>Names a property or a captured parameter as it was written.</summary>
    private static string FieldName(FieldInfo field) => field.Name.StartsWith('<') ? field.Name[1..field.Name.IndexOf('>')] : field.Name;
}
