using System.Text.RegularExpressions;
using ILGPU.Backends.PTX;

namespace Evolution.Gpu.Compiling;

/// <summary>
/// Keeps the rounding of every product and sum in a compiled kernel. Where PTX does not spell the rounding out, the
/// driver's assembler is free to fuse a product into the sum that follows it, which rounds once instead of twice; ILGPU
/// has no switch for that.
/// </summary>
public static partial class ExactPtx
{
    /// <summary>Spells the rounding to nearest out in a text.</summary>
    public static string Rewrite(string ptx) => Unrounded().Replace(ptx, "$1.rn.$2");

    /// <summary>Spells the rounding to nearest out in a kernel that is not loaded yet.</summary>
    public static void Apply(PTXCompiledKernel kernel) => KernelText.Replace(kernel, Rewrite);

    [GeneratedRegex(@"\b(mul|add|sub)\.(f32|f64)\b")]
    private static partial Regex Unrounded();
}
