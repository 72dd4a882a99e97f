using System.Reflection;
using Evolution.Core.Evaluation;
using Evolution.Gpu.Compiling;
using Evolution.Gpu.Kernels;
using Evolution.Gpu.Views;
using ILGPU;
using ILGPU.Runtime;

namespace Evolution.Gpu.Lanes;

/// <summary>Puts networks together on a device; its kernel is compiled when first needed.</summary>
/// <param name="accelerator">The device; stays the caller's to dispose.</param>
internal sealed class NetworkAssembler(Accelerator accelerator) : IDisposable
{
    /// <summary>Copying needs no more to keep a device's memory busy.</summary>
    private const int BlocksOfMultiprocessor = 8;

    private Kernel? _kernel;
    private Action<AcceleratorStream, KernelConfig, AssemblyView>? _launcher;

    /// <summary>Gets the kernel's method.</summary>
    public static MethodInfo Method { get; } = ((Action<AssemblyView>)AssembleKernel.Run).Method;

    /// <summary>Lets a stream write the columns of a batch.</summary>
    public void Assemble(AcceleratorStream stream, AssemblyView view)
    {
        _kernel ??= KernelLoader.Load(accelerator, Method, ArithmeticKind.Exact);
        _launcher ??= _kernel.CreateLauncherDelegate<Action<AcceleratorStream, KernelConfig, AssemblyView>>();
        int blocks = accelerator.NumMultiprocessors * BlocksOfMultiprocessor;
        view.BlocksPerNetwork = Math.Max(1, blocks / view.Batch.Networks);
        int threads = Math.Min(AssembleKernel.Threads, accelerator.MaxNumThreadsPerGroup);
        _launcher(stream, new KernelConfig(blocks, threads), view);
    }

    /// <inheritdoc/>
    public void Dispose() => _kernel?.Dispose();
}
