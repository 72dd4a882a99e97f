using System.Text.RegularExpressions;
using ILGPU.Backends.PTX;

namespace Evolution.Gpu;

/// <summary>Lets divisions and roots of a compiled kernel be approximated, within 2 and 1 ulp (PTX ISA 9.7.3.8, 9.7.3.15); products and sums may be fused anyway.</summary>
public static partial class FastPtx
{
    /// <summary>Rewrites a text.</summary>
    public static string Rewrite(string ptx) => Rounded().Replace(ptx, "$1.approx.f32");

    /// <summary>Rewrites a kernel that is not loaded yet.</summary>
    public static void Apply(PTXCompiledKernel kernel) => PtxText.Replace(kernel, Rewrite);

    [GeneratedRegex(@"\b(div|sqrt|rcp)\.rn\.f32\b")]
    private static partial Regex Rounded();
}
