using System.Text.RegularExpressions;
using ILGPU;
using ILGPU.Backends;
using ILGPU.IR;
using ILGPU.IR.Values;

namespace Evolution.Gpu.Compiling;

/// <summary>
/// Gives comparisons of a kernel's OpenCL C what NaN makes of them. A condition that was turned round is true of NaN, as of
/// "not less" for "greater or equal"; ILGPU knows which are, and does not write it. It writes comparisons in the order of its own code.
/// </summary>
internal sealed partial class OpenClComparisons : IBackendHook
{
    private readonly List<bool> _areTrueOfNaN = [];

    /// <inheritdoc/>
    public void FinishedCodeGeneration(IRContext context, Method entryPoint)
    {
    }

    /// <inheritdoc/>
    public void InitializedKernelContext(IRContext kernelContext, Method kernelMethod)
    {
    }

    /// <summary>Notes the comparisons of floats.</summary>
    public void OptimizedKernelContext(IRContext kernelContext, Method kernelMethod)
    {
        ArgumentNullException.ThrowIfNull(kernelMethod);
        foreach (BasicBlock block in kernelMethod.Blocks)
        {
            foreach (BasicBlock.ValueEntry entry in block)
            {
                if (entry.Value is CompareValue { CompareType: ArithmeticBasicValueType.Float32 or ArithmeticBasicValueType.Float64 } comparison)
                {
                    _areTrueOfNaN.Add(comparison.IsUnsignedOrUnordered);
                }
            }
        }
    }

    /// <summary>Rewrites a text.</summary>
    /// <exception cref="KernelRefusedException">It has other comparisons than were noted.</exception>
    public string Rewrite(string source)
    {
        int next = 0;
        string rewritten = Comparison().Replace(source, match => next < _areTrueOfNaN.Count && _areTrueOfNaN[next++]
            ? TrueOfNaN(match)
            : match.Value);
        int found = Comparison().Count(source);
        return found == _areTrueOfNaN.Count
            ? rewritten
            : throw new KernelRefusedException($"its text has {found} comparisons of floats, its code {_areTrueOfNaN.Count}");
    }

    private static string TrueOfNaN(Match match)
    {
        (string left, string operation, string right) = (match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value);
        string? opposite = operation switch
        {
            "<" => ">=",
            "<=" => ">",
            ">" => "<=",
            ">=" => "<",
            "!=" => "==",
            _ => null,
        };
        return opposite is null
            ? $"!({left} < {right} || {left} > {right})"
            : $"!({left} {opposite} {right})";
    }

    [GeneratedRegex(@"(\((?:float|double)\) ?\S+) (==|!=|<=|>=|<|>) (\((?:float|double)\) ?[^\s;]+)")]
    private static partial Regex Comparison();
}
