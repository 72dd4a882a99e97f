using System.Reflection;
using Evolution.Core.Evaluation;
using Evolution.Gpu.Views;
using ILGPU.Runtime;

namespace Evolution.Gpu;

/// <summary>A kernel in its three forms, by memory; each is compiled when first needed.</summary>
/// <typeparam name="TArgument">What it gets of its task.</typeparam>
/// <param name="device">The device; stays the caller's to dispose.</param>
/// <param name="arithmetic">The arithmetic.</param>
/// <param name="methods">The kernel's method for each <see cref="MemoryPlan"/>.</param>
internal sealed class LanesKernel<TArgument>(GpuDevice device, ArithmeticKind arithmetic, params MethodInfo[] methods) : IDisposable
    where TArgument : struct
{
    private readonly Kernel?[] _kernels = new Kernel?[methods.Length];
    private readonly Launcher?[] _launchers = new Launcher?[methods.Length];

    private delegate void Launcher(AcceleratorStream stream, ILGPU.KernelConfig config, BatchView batch, WorkView work, TArgument argument);

    /// <summary>Returns the kernel for some memories.</summary>
    public Kernel For(MemoryPlan memory) => _kernels[(int)memory] ??= device.Load(methods[(int)memory], arithmetic);

    /// <summary>Starts the kernel.</summary>
    public void Launch(LaunchShape shape, BatchView batch, WorkView work, TArgument argument)
    {
        Launcher launcher = _launchers[(int)shape.Memory] ??= For(shape.Memory).CreateLauncherDelegate<Launcher>();
        launcher(device.Accelerator.DefaultStream, shape.Config, batch, work, argument);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (Kernel? kernel in _kernels)
        {
            kernel?.Dispose();
        }
    }
}
