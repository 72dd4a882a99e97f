using System.Globalization;
using System.Text.RegularExpressions;
using ILGPU.Backends.PTX;

namespace Evolution.Gpu.Compiling;

/// <summary>
/// Asks for the architecture, and the version of PTX, that some instructions need. ILGPU compiles for that of the device, and
/// names older ones in the text, whose assembler refuses them.
/// </summary>
public static partial class ArchitecturePtx
{
    /// <summary>The minimum of two magnitudes, with the product of both signs; NaN where either is. From PTX ISA 7.2 and the architecture 8.6 on.</summary>
    internal const string SignedMinimum = "min.NaN.xorsign.abs.f32";

    /// <summary>A copy that is asked for whole. From PTX ISA 8.0 and the architecture 9.0 on.</summary>
    internal const string BulkCopy = "cp.async.bulk.shared::cluster.global.mbarrier::complete_tx::bytes";

    /// <summary>Raises what a text with one of these instructions names.</summary>
    public static string Rewrite(string ptx)
    {
        string raised = Has(ptx, SignedMinimum) ? Target().Replace(ptx, match => Raised(match, ".target sm_", 86), 1) : ptx;
        return Has(ptx, BulkCopy)
            ? Version().Replace(Target().Replace(raised, match => Raised(match, ".target sm_", 90), 1), match => Raised(match, ".version ", 8), 1)
            : raised;
    }

    /// <summary>Rewrites a kernel that is not loaded yet.</summary>
    public static void Apply(PTXCompiledKernel kernel) => KernelText.Replace(kernel, Rewrite);

    private static bool Has(string ptx, string instruction) => ptx.Contains(instruction, StringComparison.Ordinal);

    private static string Raised(Match match, string directive, int least) =>
        int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) >= least
            ? match.Value
            : string.Create(CultureInfo.InvariantCulture, $"{directive}{least}{(match.Groups.Count > 2 ? ".0" : string.Empty)}");

    [GeneratedRegex(@"\.target sm_(\d+)")]
    private static partial Regex Target();

    [GeneratedRegex(@"\.version (\d+)\.(\d+)")]
    private static partial Regex Version();
}
