using System.Reflection;
using ILGPU.Backends.PTX;

namespace Evolution.Gpu.Compiling;

/// <summary>Changes the text of a kernel that is compiled and not loaded yet; ILGPU has no way for that.</summary>
internal static class PtxText
{
    private static readonly FieldInfo Assembly =
        typeof(PTXCompiledKernel).GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public)
            .First(field => field.FieldType == typeof(string) && field.Name.Contains(nameof(PTXCompiledKernel.PTXAssembly), StringComparison.Ordinal));

    /// <summary>Puts another text in its place.</summary>
    public static void Replace(PTXCompiledKernel kernel, Func<string, string> rewrite)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        Assembly.SetValue(kernel, rewrite(kernel.PTXAssembly));
    }
}
