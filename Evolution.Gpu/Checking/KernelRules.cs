using System.Reflection;
using System.Reflection.Emit;

namespace Evolution.Gpu.Checking;

/// <summary>What ILGPU and the device do not take of C#, and what to write instead; each was tried with ILGPU 1.5.3.</summary>
internal static class KernelRules
{
    /// <summary>The construct of the instruction <c>box</c>.</summary>
    public const string Boxing = "a value made an object";

    private const string Portable = "use PortableMath";

    private static readonly string[] MathTypes =
        ["System.Math", "System.MathF", "System.Single", "System.Double", "System.BitConverter", "System.Numerics.BitOperations"];

    private static readonly HashSet<string> Compiled =
    [
        "Abs", "Min", "Max", "Sqrt", "Floor", "Ceiling", "Round", "CopySign", "IsNaN", "IsFinite", "IsInfinity", "IsPositiveInfinity",
        "IsNegativeInfinity", "SingleToInt32Bits", "Int32BitsToSingle", "DoubleToInt64Bits", "Int64BitsToDouble", "PopCount",
        "LeadingZeroCount", "TrailingZeroCount", "RotateLeft", "RotateRight", "FusedMultiplyAdd",
    ];

    private static readonly HashSet<string> Approximated = ["Tanh", "Sin", "Cos"];

    private static readonly Dictionary<string, string> Refused = new()
    {
        ["Exp"] = Portable + ".Exp",
        ["Log"] = Portable + ".Log",
        ["SinCos"] = Portable + ".Sin and Cos",
        ["Tan"] = Portable + ".Sin and Cos",
        ["Pow"] = "multiply, or " + Portable + ".Exp and Log",
        ["Log2"] = Portable + ".Log",
        ["Log10"] = Portable + ".Log",
        ["Exp2"] = Portable + ".Exp",
        ["Sinh"] = Portable + ".Exp",
        ["Cosh"] = Portable + ".Exp",
        ["Clamp"] = "it throws: write MathF.Min(MathF.Max(x, low), high)",
        ["Sign"] = "it throws for NaN: write x > 0f ? 1f : x < 0f ? -1f : 0f",
        ["UInt32BitsToSingle"] = "write BitConverter.Int32BitsToSingle((int)bits)",
        ["SingleToUInt32Bits"] = "write (uint)BitConverter.SingleToInt32Bits(x)",
        ["IEEERemainder"] = "write x - (y * MathF.Floor(x / y))",
    };

    private static readonly Dictionary<string, string> Absent = new()
    {
        ["Truncate"] = "write x < 0f ? MathF.Ceiling(x) : MathF.Floor(x)",
        ["Cbrt"] = Portable + ".Exp and Log",
        ["Lerp"] = "write a + ((b - a) * t)",
    };

    /// <summary>Returns what is wrong with calling a method, or null where nothing is known.</summary>
    public static Fault? OfCall(MethodBase method, bool exact)
    {
        string type = method.DeclaringType?.FullName ?? string.Empty;
        return MathTypes.Contains(type) ? OfMath(method, exact)
            : type.StartsWith("<PrivateImplementationDetails>", StringComparison.Ordinal) ? OfGenerated(method.Name)
            : type == "System.Runtime.CompilerServices.Unsafe" ? new Fault($"Unsafe.{method.Name}", "use fields and a switch", IsCertain: false)
            : type.StartsWith("System.Span`", StringComparison.Ordinal) || type.StartsWith("System.ReadOnlySpan`", StringComparison.Ordinal)
                || (type == "System.Runtime.CompilerServices.RuntimeHelpers" && method.Name == "CreateSpan")
                ? new Fault("a span", "use fields and a switch, or a small new float[4] of constant length", IsCertain: false)
            : null;
    }

    /// <summary>Returns whether a method of the base library is known to compile.</summary>
    public static bool IsCompiled(MethodBase method) =>
        MathTypes.Contains(method.DeclaringType?.FullName) && Compiled.Contains(method.Name);

    /// <summary>Returns what is wrong with an instruction on its own, or null.</summary>
    public static Fault? OfInstruction(OpCode code) => code.Name switch
    {
        "throw" or "rethrow" => new Fault("throw", "a kernel cannot throw: return a score that says so", IsCertain: false),
        "localloc" => new Fault("stackalloc", "use fields, or a small new float[4] of constant length", IsCertain: false),
        "ldftn" or "ldvirtftn" => new Fault("a lambda or delegate", "call a method, or pass a struct as a type parameter", IsCertain: false),
        "leave" or "leave.s" => new Fault("try, using or lock", "a kernel has no exceptions: drop it", IsCertain: false),
        "ldstr" => new Fault("a string", "a kernel has none: use numbers or an enum", IsCertain: false),
        "box" => new Fault(Boxing, "use a type parameter instead of object or an interface", IsCertain: false),
        _ => null,
    };

    private static Fault? OfMath(MethodBase method, bool exact)
    {
        string call = $"{method.DeclaringType!.Name}.{method.Name}";
        if (Approximated.Contains(method.Name))
        {
            // In double precision the compiler refuses them, and a task that never calls them may hold them.
            bool isDouble = method is MethodInfo { ReturnType: var result } && result == typeof(double);
            return exact || isDouble ? new Fault(call, $"a device only approximates it: use PortableMath.{method.Name}", !isDouble) : null;
        }

        return method.Name.EndsWith("Estimate", StringComparison.Ordinal)
            ? new Fault(call, "it differs from machine to machine: write it out", IsCertain: true)
            : Absent.TryGetValue(method.Name, out string? absent) ? new Fault(call, "the device lacks it: " + absent, IsCertain: true)
            : Refused.TryGetValue(method.Name, out string? refused) ? new Fault(call, refused, IsCertain: false)
            : null;
    }

    private static Fault? OfGenerated(string method) =>
        method.StartsWith("InlineArray", StringComparison.Ordinal) ? new Fault("an inline array", "use fields and a switch", IsCertain: false)
        : method.StartsWith("Throw", StringComparison.Ordinal) ? new Fault("a switch without a default", "give it one: it throws for other values", IsCertain: false)
        : null;
}
