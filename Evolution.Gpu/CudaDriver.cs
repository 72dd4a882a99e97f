using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace Evolution.Gpu;

/// <summary>What is known of the NVIDIA driver before a device is opened.</summary>
public static partial class CudaDriver
{
    private const string VersionFile = "/proc/driver/nvidia/version";

    /// <summary>Gets the name of the driver's library.</summary>
    internal static string Library => OperatingSystem.IsWindows() ? "nvcuda.dll" : "libcuda.so.1";

    /// <summary>Gets whether the driver's library is installed.</summary>
    public static bool IsInstalled
    {
        get
        {
            bool isThere = NativeLibrary.TryLoad(Library, out nint library);
            if (isThere)
            {
                NativeLibrary.Free(library);
            }

            return isThere;
        }
    }

    /// <summary>Gets why no CUDA device is found, for people.</summary>
    public static string WhyNoDevice => IsInstalled
        ? "the NVIDIA driver (libcuda) is installed but lists no device that can be used"
        : "the NVIDIA driver (libcuda) is not installed";

    /// <summary>Gets the version of the driver's kernel module, such as <c>580.159.04</c>; empty where it is not told.</summary>
    public static string Version => File.Exists(VersionFile) ? VersionIn(File.ReadAllText(VersionFile)) : string.Empty;

    /// <summary>Returns the version that a text in the format of <c>/proc/driver/nvidia/version</c> names.</summary>
    internal static string VersionIn(string text) => ModuleVersion().Match(text).Groups[1].Value;

    [GeneratedRegex(@"^NVRM version:.*?\s(\d+\.\d+(?:\.\d+)*)\s", RegexOptions.Multiline)]
    private static partial Regex ModuleVersion();
}
