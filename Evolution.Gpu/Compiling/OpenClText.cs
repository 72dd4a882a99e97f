using System.Text.RegularExpressions;
using ILGPU.Backends.OpenCL;

namespace Evolution.Gpu.Compiling;

/// <summary>
/// Makes a kernel's OpenCL C mean the same on every device. How many threads go in step is the driver's affair there, and may differ from
/// kernel to kernel: a block is one warp, and what waits for the warp waits for the block. ILGPU writes a fence as a barrier, to
/// which not all threads come; converts floats to whole numbers in a way that OpenCL leaves open beyond their range; and keeps what
/// points to shared memory outside the kernel, where all blocks write it: here each thread has its own.
/// </summary>
public static partial class OpenClText
{
    private const string Barrier = "barrier(CLK_LOCAL_MEM_FENCE | CLK_GLOBAL_MEM_FENCE)";
    private const string Fence = "atomic_work_item_fence(CLK_LOCAL_MEM_FENCE | CLK_GLOBAL_MEM_FENCE, memory_order_acq_rel, $1)";

    /// <summary>Rewrites a text; in exact arithmetic so that no product is fused into the sum that follows it.</summary>
    public static string Rewrite(string source, bool isExact)
    {
        string rewritten = SubGroupSize().Replace(AnyBarrier().Replace(BarrierForFence().Replace(source, Fence), Barrier), "((int)get_local_size(0))");
        rewritten = ToWholeNumber().Replace(rewritten, "convert_$1_sat(($2) $3);");
        rewritten = CastToNothing().Replace(rewritten, "(int)");
        string pointers = string.Concat(SharedPointer().Matches(rewritten).Select(match => match.Value));
        rewritten = SharedPointer().Replace(rewritten, string.Empty);
        rewritten = OpenClPhis.Rewrite(KernelBody().Replace(rewritten, match => match.Value + pointers, 1));
        return isExact ? "#pragma OPENCL FP_CONTRACT OFF\n" + rewritten : rewritten;
    }

    /// <summary>Rewrites a kernel that is not loaded yet.</summary>
    internal static void Apply(CLCompiledKernel kernel, OpenClComparisons comparisons, bool isExact) =>
        KernelText.Replace(kernel, source => Rewrite(comparisons.Rewrite(source), isExact));

    [GeneratedRegex(@"\b(?:sub_group_|work_group_)?barrier\s*\(\s*CLK_\w+\s*\)")]
    private static partial Regex AnyBarrier();

    [GeneratedRegex(@"\bwork_group_barrier\s*\(\s*CLK_\w+\s*,\s*(memory_scope_\w+)\s*\)")]
    private static partial Regex BarrierForFence();

    [GeneratedRegex(@"\((u?int|u?long)\)\((float|double)\) ?([^\s;()]+);")]
    private static partial Regex ToWholeNumber();

    [GeneratedRegex(@"(?<=/\s*)\(\)(?=\d)")]
    private static partial Regex CastToNothing();

    [GeneratedRegex(@"\bget_(?:max_)?sub_group_size\s*\(\s*\)")]
    private static partial Regex SubGroupSize();

    [GeneratedRegex(@"^(?:local (?:struct )?\w+\*|int) shared_var_\w+;\r?\n", RegexOptions.Multiline)]
    private static partial Regex SharedPointer();

    [GeneratedRegex(@"^kernel void [^{]*\{\r?\n", RegexOptions.Multiline)]
    private static partial Regex KernelBody();
}
