using System.Globalization;
using System.Text.RegularExpressions;
using ILGPU.Backends.PTX;

namespace Evolution.Gpu.Compiling;

/// <summary>
/// Makes waiting for other blocks cheaper. ILGPU has no load that goes past the first-level cache, so kernels add 0 to what they
/// wait for, and a fence that orders all threads of the device alike where one between those that meet is enough.
/// </summary>
public static partial class TeamPtx
{
    /// <summary>The first architecture with relaxed loads and fences of acquire and release (PTX ISA 8.3, 9.7.13.4).</summary>
    private const int LeastArchitecture = 70;

    /// <summary>Rewrites a text, unless it is for an architecture that is too old.</summary>
    public static string Rewrite(string ptx)
    {
        Match target = Target().Match(ptx);
        return target.Success && int.Parse(target.Groups[1].Value, CultureInfo.InvariantCulture) < LeastArchitecture
            ? ptx
            : Fence().Replace(AdditionOfNothing().Replace(ptx, "ld.relaxed.gpu.global.u$1\t$2, $3;"), "fence.acq_rel.gpu;");
    }

    /// <summary>Rewrites a kernel that is not loaded yet.</summary>
    public static void Apply(PTXCompiledKernel kernel) => KernelText.Replace(kernel, Rewrite);

    [GeneratedRegex(@"\.target sm_(\d+)")]
    private static partial Regex Target();

    [GeneratedRegex(@"\batom\.add\.global\.u(32|64)\s+(%\w+), (\[%rd\d+\]), 0;")]
    private static partial Regex AdditionOfNothing();

    [GeneratedRegex(@"\bmembar\.gl;")]
    private static partial Regex Fence();
}
