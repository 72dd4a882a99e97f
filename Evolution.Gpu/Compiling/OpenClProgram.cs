using System.Reflection;
using ILGPU.Backends.OpenCL;
using ILGPU.Runtime.OpenCL;

namespace Evolution.Gpu.Compiling;

/// <summary>Builds a kernel for OpenCL with options of our own, for which ILGPU has no way: without one, a division may be off by 2.5 ulp (OpenCL C, 7.4).</summary>
internal static class OpenClProgram
{
    // Nobody can do anything about a warning: some drivers print them where the user's output goes.
    private const string Exact = "-w -cl-fp32-correctly-rounded-divide-sqrt";
    private const string Fast = "-w -cl-mad-enable";

    private static readonly FieldInfo Program = FieldOf("programPtr");
    private static readonly FieldInfo Kernel = FieldOf("kernelPtr");

    /// <summary>Loads a kernel.</summary>
    /// <exception cref="KernelRefusedException">The driver refuses it; the message is its log.</exception>
    public static ILGPU.Runtime.Kernel Load(CLAccelerator accelerator, CLCompiledKernel compiled, bool isExact)
    {
        string source = compiled.Source;

        // What ILGPU builds by itself is empty, and is replaced.
        KernelText.Replace(compiled, _ => $"kernel void {compiled.Name}() {{ }}");
        ILGPU.Runtime.Kernel loaded = accelerator.LoadKernel(compiled);
        KernelText.Replace(compiled, _ => source);
        (nint program, nint kernel) = Build(accelerator, compiled, isExact ? Exact : Fast);
        CLException.ThrowIfFailed(CLAPI.CurrentAPI.ReleaseKernel(((CLKernel)loaded).KernelPtr));
        CLException.ThrowIfFailed(CLAPI.CurrentAPI.ReleaseProgram(((CLKernel)loaded).ProgramPtr));
        Program.SetValue(loaded, program);
        Kernel.SetValue(loaded, kernel);
        return loaded;
    }

    private static (nint Program, nint Kernel) Build(CLAccelerator accelerator, CLCompiledKernel compiled, string options)
    {
        CLAPI api = CLAPI.CurrentAPI;
        CLException.ThrowIfFailed(api.CreateProgram(accelerator.NativePtr, compiled.Source, out nint program));
        CLError error = api.BuildProgram(program, accelerator.DeviceId, $"-cl-std={compiled.CVersion} {options}");
        if (error == CLError.CL_SUCCESS)
        {
            error = api.CreateKernel(program, compiled.Name, out nint kernel);
            if (error == CLError.CL_SUCCESS)
            {
                return (program, kernel);
            }
        }

        _ = api.GetProgramBuildLog(program, accelerator.DeviceId, out string? log);
        _ = api.ReleaseProgram(program);
        throw new KernelRefusedException(string.IsNullOrWhiteSpace(log) ? error.ToString() : log.Trim());
    }

    private static FieldInfo FieldOf(string name) =>
        typeof(CLKernel).GetField(name, BindingFlags.Instance | BindingFlags.NonPublic)
        ?? throw new MissingFieldException(nameof(CLKernel), name);
}
