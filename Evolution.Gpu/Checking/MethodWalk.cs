using System.Reflection;
using System.Reflection.Emit;
using Evolution.Core.Tasks;

namespace Evolution.Gpu.Checking;

/// <summary>Visits a method and, depth first, the methods that it calls.</summary>
/// <param name="exact">Whether approximations are refused.</param>
/// <param name="findings">Receives what is found.</param>
internal sealed class MethodWalk(bool exact, List<KernelFinding> findings)
{
    /// <summary>Calls inside the base library that are followed: what is refused there lies near the surface.</summary>
    private const int MostCallsIntoLibrary = 4;

    private static readonly Assembly[] KnownToCompile = [typeof(EvolutionTask).Assembly, typeof(MethodWalk).Assembly, typeof(ILGPU.Context).Assembly];

    private readonly HashSet<MethodBase> _visited = [];

    /// <summary>Visits a method of the task.</summary>
    public void Visit(MethodBase method)
    {
        if (!_visited.Add(method) || MethodScope.Open(method) is not { } scope)
        {
            return;
        }

        foreach ((int offset, Fault fault) in FaultsOf(scope, depth: 0))
        {
            findings.Add(new KernelFinding(scope.Place(offset), fault.Construct, fault.Hint, fault.IsCertain));
        }
    }

    private IEnumerable<(int Offset, Fault Fault)> FaultsOf(MethodScope scope, int depth)
    {
        IlInstruction previous = default;
        Type? constrained = null;
        foreach (IlInstruction instruction in scope.Instructions)
        {
            if (scope.FaultOf(previous, instruction) is { } fault)
            {
                yield return (instruction.Offset, fault);
            }
            else if (instruction.Code.FlowControl == FlowControl.Call
                && scope.Callee(instruction.Operand, constrained) is { } callee
                && FaultOfCall(callee, depth) is { } faultOfCall)
            {
                yield return (instruction.Offset, faultOfCall);
            }

            constrained = instruction.Code == OpCodes.Constrained ? scope.TypeOf(instruction.Operand) : null;
            previous = instruction;
        }
    }

    private Fault? FaultOfCall(MethodBase callee, int depth)
    {
        if (KernelRules.OfCall(callee, exact) is { } rule)
        {
            return rule;
        }

        Assembly assembly = callee.Module.Assembly;
        if (KnownToCompile.Contains(assembly) || KernelRules.IsCompiled(callee))
        {
            return null;
        }

        if (!IsLibrary(assembly))
        {
            Visit(callee);
            return null;
        }

        return depth == MostCallsIntoLibrary ? null : FaultInside(callee, depth + 1);
    }

    /// <summary>Returns the first fault inside a method of the base library, told as a fault of the call.</summary>
    private Fault? FaultInside(MethodBase method, int depth)
    {
        string call = $"{method.DeclaringType?.Name}.{method.Name}";
        bool ofObject = method is { IsStatic: false, DeclaringType.IsValueType: false };
        if (ofObject)
        {
            // A delegate is told where it is made, an exception where it is thrown.
            return method.IsConstructor || method.DeclaringType!.IsAssignableTo(typeof(Delegate))
                ? null
                : new Fault(call, "a kernel has no objects: use structs and static methods", IsCertain: false);
        }

        return MethodScope.Open(method) is { } scope && FaultsOf(scope, depth).Select(found => (Fault?)found.Fault).FirstOrDefault() is { } inside
            ? new Fault($"{call} ({inside.Construct})", "write out what it does", inside.IsCertain)
            : null;
    }

    private static bool IsLibrary(Assembly assembly) =>
        assembly == typeof(object).Assembly || assembly.GetName().Name!.StartsWith("System.", StringComparison.Ordinal);
}
