using System.Globalization;
using System.Text.RegularExpressions;
using ILGPU.Backends.PTX;

namespace Evolution.Gpu.Compiling;

/// <summary>
/// Asks for the architecture that a minimum of magnitudes with a sign needs. ILGPU compiles for that of the device, and names
/// an older one in the text, whose assembler refuses the instruction.
/// </summary>
public static partial class SignedMinimumPtx
{
    /// <summary>The minimum of two magnitudes, with the product of both signs; NaN where either is. From PTX ISA 7.2 and the architecture 8.6 on.</summary>
    internal const string Instruction = "min.NaN.xorsign.abs.f32";

    private const int LeastArchitecture = 86;

    /// <summary>Raises the architecture of a text that has the instruction.</summary>
    public static string Rewrite(string ptx) =>
        ptx.Contains(Instruction, StringComparison.Ordinal) ? Target().Replace(ptx, Raised, 1) : ptx;

    /// <summary>Rewrites a kernel that is not loaded yet.</summary>
    public static void Apply(PTXCompiledKernel kernel) => KernelText.Replace(kernel, Rewrite);

    private static string Raised(Match target)
    {
        int named = int.Parse(target.Groups[1].Value, CultureInfo.InvariantCulture);
        return string.Create(CultureInfo.InvariantCulture, $".target sm_{Math.Max(named, LeastArchitecture)}");
    }

    [GeneratedRegex(@"\.target sm_(\d+)")]
    private static partial Regex Target();
}
