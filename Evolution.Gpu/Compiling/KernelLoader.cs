using System.Reflection;
using Evolution.Core.Evaluation;
using Evolution.Gpu.Checking;
using Evolution.Gpu.Faults;
using Evolution.Gpu.Kernels;
using ILGPU.Backends;
using ILGPU.Backends.EntryPoints;
using ILGPU.Backends.OpenCL;
using ILGPU.Backends.PTX;
using ILGPU.Runtime;
using ILGPU.Runtime.OpenCL;

namespace Evolution.Gpu.Compiling;

/// <summary>Makes kernels of methods, and says in the words of the task's source why that is not possible.</summary>
internal static class KernelLoader
{
    /// <summary>Compiles and loads a kernel.</summary>
    /// <exception cref="KernelRefusedException">The compiler or the driver refuses it.</exception>
    public static Kernel Load(Accelerator accelerator, MethodInfo method, ArithmeticKind arithmetic)
    {
        CompiledKernel compiled = Compile(accelerator.GetBackend(), method, arithmetic);
        using var log = new ThreadTrace();
        try
        {
            return accelerator is CLAccelerator openCl && compiled is CLCompiledKernel kernel
                ? OpenClProgram.Load(openCl, kernel, arithmetic == ArithmeticKind.Exact)
                : accelerator.LoadKernel(compiled);
        }
        catch (Exception exception) when (exception is AcceleratorException or KernelRefusedException)
        {
            string text = log.Text.Length == 0 ? DeviceFault.TextOf(exception) : log.Text;
            throw new KernelRefusedException($"{NameOf(method)}: the driver of {accelerator.Name} does not load its kernel: {text}", exception);
        }
    }

    /// <summary>Compiles a kernel; its roundings spelt out in exact arithmetic and left to the driver in fast.</summary>
    /// <exception cref="KernelRefusedException">A device would refuse it, or take it and give other bits than the host.</exception>
    public static CompiledKernel Compile(Backend backend, MethodInfo method, ArithmeticKind arithmetic)
    {
        IReadOnlyList<KernelFinding> findings = KernelChecker.TaskOf(method) is { } task ? KernelChecker.Check(task, arithmetic) : [];
        KernelFinding[] certain = [.. findings.Where(finding => finding.IsCertain)];
        if (certain.Length > 0)
        {
            throw new KernelRefusedException(Explain(method, certain));
        }

        CompiledKernel compiled;
        var comparisons = new OpenClComparisons();
        try
        {
            compiled = backend.Compile(EntryPointDescription.FromExplicitlyGroupedKernel(method), SpecializationOf(method), comparisons);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // ILGPU throws whatever its passes meet; the innermost exception is the one that names the construct.
            throw new KernelRefusedException(findings.Count > 0 ? Explain(method, findings) : Explain(method, exception), exception);
        }

        if (compiled is PTXCompiledKernel ptx)
        {
            Action<PTXCompiledKernel> apply = arithmetic == ArithmeticKind.Exact ? ExactPtx.Apply : FastPtx.Apply;
            apply(ptx);
            TeamPtx.Apply(ptx);
            SignedMinimumPtx.Apply(ptx);
        }
        else if (compiled is CLCompiledKernel openCl)
        {
            OpenClText.Apply(openCl, comparisons, arithmetic == ArithmeticKind.Exact);
        }

        return compiled;
    }

    /// <summary>Told how large blocks are to be, the driver's assembler gives a thread no more registers than that leaves.</summary>
    private static KernelSpecialization SpecializationOf(MethodInfo method)
    {
        Type[] arguments = method.GetGenericArguments();
        return arguments.Contains(typeof(WindowWalk)) ? new KernelSpecialization(WindowWalk.MostThreads, null)
            : arguments.Contains(typeof(GatherWalk)) ? new KernelSpecialization(GatherWalk.MostThreads, null)
            : arguments.Contains(typeof(WarpTileWalk)) ? new KernelSpecialization(WarpTileWalk.MostThreads, null)
            : arguments.Contains(typeof(TileWalk)) && arguments.Contains(typeof(GridTeam)) ? new KernelSpecialization(TileWalk.MostThreads, TileWalk.MostBlocks)
            : default;
    }

    private static string Explain(MethodInfo method, IReadOnlyList<KernelFinding> findings) =>
        $"{NameOf(method)} has {(findings.Count == 1 ? "a construct" : $"{findings.Count} constructs")} that no kernel takes:\n  {string.Join("\n  ", findings)}";

    private static string Explain(MethodInfo method, Exception exception)
    {
        Exception innermost = exception;
        string place = string.Empty;
        for (; innermost.InnerException is { } inner; innermost = inner)
        {
            int named = innermost.Message.IndexOf(" in method ", StringComparison.Ordinal);
            place = named >= 0 ? innermost.Message[named..] : place;
        }

        return $"{NameOf(method)} cannot be compiled for a device: {innermost.Message}{place}";
    }

    private static string NameOf(MethodInfo method) => (KernelChecker.TaskOf(method) ?? method.DeclaringType!).Name;
}
