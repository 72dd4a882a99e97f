using System.Reflection;
using System.Reflection.Emit;

namespace Evolution.Gpu.Checking;

/// <summary>A method whose tokens are resolved and whose instructions are judged one by one.</summary>
internal sealed class MethodScope
{
    private readonly MethodBase _method;
    private readonly MethodBody _body;
    private readonly Type[] _typeArguments;
    private readonly Type[] _methodArguments;

    private MethodScope(MethodBase method, MethodBody body, byte[] il)
    {
        _method = method;
        _body = body;
        _typeArguments = method.DeclaringType?.GetGenericArguments() ?? [];
        _methodArguments = method.IsGenericMethod ? method.GetGenericArguments() : [];
        Instructions = IlReader.Read(il);
    }

    /// <summary>Gets the instructions in order.</summary>
    public IEnumerable<IlInstruction> Instructions { get; }

    /// <summary>Opens a method, or returns null where it has no IL.</summary>
    public static MethodScope? Open(MethodBase method) =>
        method.GetMethodBody() is { } body && body.GetILAsByteArray() is { } il ? new MethodScope(method, body, il) : null;

    /// <summary>Returns the place of an instruction, for people.</summary>
    public string Place(int offset)
    {
        string name = $"{_method.DeclaringType?.Name.Split('`')[0]}.{_method.Name}";
        return SourceLines.Find(_method, offset) is { } line ? $"{line} ({name})" : name;
    }

    /// <summary>Returns a type by its token.</summary>
    public Type TypeOf(int token) => _method.Module.ResolveType(token, _typeArguments, _methodArguments);

    /// <summary>Returns the method that a call reaches: of an interface's method, the one that the type implements it with.</summary>
    public MethodBase? Callee(int token, Type? constrained)
    {
        if (_method.Module.ResolveMethod(token, _typeArguments, _methodArguments) is not { } called)
        {
            return null;
        }

        if (constrained is null || called.DeclaringType is not { IsInterface: true } contract || constrained.IsInterface)
        {
            return called;
        }

        MethodInfo definition = called is MethodInfo { IsGenericMethod: true } generic ? generic.GetGenericMethodDefinition() : (MethodInfo)called;
        InterfaceMapping map = constrained.GetInterfaceMap(contract);
        MethodInfo target = map.TargetMethods[Array.IndexOf(map.InterfaceMethods, definition)];
        return target.IsGenericMethodDefinition ? target.MakeGenericMethod(called.GetGenericArguments()) : target;
    }

    /// <summary>Returns what is wrong with an instruction, calls aside.</summary>
    public Fault? FaultOf(IlInstruction previous, IlInstruction instruction)
    {
        OpCode code = instruction.Code;
        if (KernelRules.OfInstruction(code) is { } rule)
        {
            return rule;
        }

        if (code == OpCodes.Ldsfld || code == OpCodes.Ldsflda || code == OpCodes.Stsfld)
        {
            return FaultOf(_method.Module.ResolveField(instruction.Operand, _typeArguments, _methodArguments)!, code == OpCodes.Stsfld);
        }

        if (code == OpCodes.Newarr && previous.Code.Name?.StartsWith("ldc.i4", StringComparison.Ordinal) != true)
        {
            return new Fault("an array whose length is no constant", "give it a constant length", IsCertain: false);
        }

        if (code == OpCodes.Newobj && Callee(instruction.Operand, constrained: null)?.DeclaringType is { IsValueType: false, IsArray: false } created)
        {
            // An exception is told where it is thrown, a lambda where its method is taken.
            return created.IsAssignableTo(typeof(Exception)) || created.IsAssignableTo(typeof(Delegate)) || IsGenerated(created)
                ? null
                : new Fault($"new {created.Name}", "a kernel has no objects: use a struct", IsCertain: false);
        }

        return code == OpCodes.Rem && ResultOf(previous) is { } type && (type == typeof(float) || type == typeof(double))
            ? new Fault("% of floats", "write x - (y * MathF.Floor(x / y)) for positive numbers", IsCertain: false)
            : null;
    }

    private static Fault? FaultOf(FieldInfo field, bool isWritten)
    {
        if (IsGenerated(field) || IsGenerated(field.DeclaringType!))
        {
            return null;
        }

        string name = $"the static field {field.DeclaringType?.Name}.{field.Name}";
        return isWritten ? new Fault(name + ", which is written", "use a field of the state", IsCertain: false)
            : !field.IsInitOnly ? new Fault(name, "make it const or readonly", IsCertain: false)
            : field.FieldType.IsValueType ? null
            : new Fault(name, $"a kernel does not reach a {(field.FieldType.IsArray ? "static array" : "static object")}: use a switch, or rows of a SampleTable", IsCertain: false);
    }

    private static bool IsGenerated(MemberInfo member) => member.Name.StartsWith('<');

    /// <summary>Returns the type that an instruction leaves on the stack, where that can be told from it alone.</summary>
    private Type? ResultOf(IlInstruction instruction) => instruction.Code.Name switch
    {
        "ldc.r4" or "conv.r4" => typeof(float),
        "ldc.r8" or "conv.r8" => typeof(double),
        "ldfld" => _method.Module.ResolveField(instruction.Operand, _typeArguments, _methodArguments)!.FieldType,
        "call" or "callvirt" => (Callee(instruction.Operand, constrained: null) as MethodInfo)?.ReturnType,
        "ldloc.s" => _body.LocalVariables[instruction.Operand].LocalType,
        "ldloc.0" or "ldloc.1" or "ldloc.2" or "ldloc.3" => _body.LocalVariables[instruction.Code.Name[^1] - '0'].LocalType,
        "ldarg.1" or "ldarg.2" or "ldarg.3" => ArgumentType(instruction.Code.Name[^1] - '0'),
        "ldarg.s" => ArgumentType(instruction.Operand),
        _ => null,
    };

    private Type? ArgumentType(int position) =>
        _method.GetParameters().ElementAtOrDefault(_method.IsStatic ? position : position - 1)?.ParameterType;
}
