using System.Text.RegularExpressions;
using ILGPU.Backends.PTX;

namespace Evolution.Gpu.Compiling;

/// <summary>
/// Lets divisions and roots of a compiled kernel be approximated, within 2 and 1 ulp (PTX ISA 9.7.3.8, 9.7.3.15); products and sums
/// may be fused anyway. What an approximating instruction returns goes through memory in the text that ILGPU writes, and stays in a register here.
/// </summary>
public static partial class FastPtx
{
    /// <summary>Rewrites a text.</summary>
    public static string Rewrite(string ptx)
    {
        string rewritten = ThroughMemory().Replace(Rounded().Replace(ptx, "$1.approx.f32"), "st.local.f32\t[$1], $2;\n\tmov.f32\t$3, $2;");
        // Stores are needed where anything is loaded: a task may have an array of its own.
        return rewritten.Contains("ld.local", StringComparison.Ordinal) ? rewritten : Store().Replace(rewritten, string.Empty);
    }

    /// <summary>Rewrites a kernel that is not loaded yet.</summary>
    public static void Apply(PTXCompiledKernel kernel) => KernelText.Replace(kernel, Rewrite);

    [GeneratedRegex(@"\b(div|sqrt|rcp)\.rn\.f32\b")]
    private static partial Regex Rounded();

    [GeneratedRegex(@"st\.local\.f32\s+\[%rd\d+\], [%\w]+;\s+")]
    private static partial Regex Store();

    [GeneratedRegex(@"st\.local\.f32\s+\[(%rd\d+)\], (%f\d+);\s+ld\.local\.f32\s+(%f\d+), \[\1\];")]
    private static partial Regex ThroughMemory();
}
