using System.Reflection;
using ILGPU.Backends;
using ILGPU.Backends.OpenCL;
using ILGPU.Backends.PTX;

namespace Evolution.Gpu.Compiling;

/// <summary>Changes the text of a kernel that is compiled and not loaded yet; ILGPU has no way for that.</summary>
internal static class KernelText
{
    private static readonly FieldInfo Ptx = FieldOf<PTXCompiledKernel>(nameof(PTXCompiledKernel.PTXAssembly));
    private static readonly FieldInfo OpenCl = FieldOf<CLCompiledKernel>(nameof(CLCompiledKernel.Source));

    /// <summary>Puts another text in its place.</summary>
    public static void Replace(PTXCompiledKernel kernel, Func<string, string> rewrite) => Ptx.SetValue(kernel, rewrite(kernel.PTXAssembly));

    /// <inheritdoc cref="Replace(PTXCompiledKernel, Func{string, string})"/>
    public static void Replace(CLCompiledKernel kernel, Func<string, string> rewrite) => OpenCl.SetValue(kernel, rewrite(kernel.Source));

    private static FieldInfo FieldOf<TKernel>(string property)
        where TKernel : CompiledKernel =>
        typeof(TKernel).GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public)
            .First(field => field.FieldType == typeof(string) && field.Name.Contains(property, StringComparison.Ordinal));
}
