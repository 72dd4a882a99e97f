using Evolution.Core.Evaluation;
using Evolution.Gpu.Compiling;
using Evolution.Gpu.Kernels;
using Evolution.Gpu.Views;
using ILGPU.Runtime;

namespace Evolution.Gpu.Lanes;

/// <summary>A kernel in its forms; each is compiled when first needed.</summary>
/// <typeparam name="TArgument">What it gets of its task.</typeparam>
/// <param name="device">The device; stays the caller's to dispose.</param>
/// <param name="arithmetic">The arithmetic.</param>
/// <param name="forms">The kernel's methods.</param>
internal sealed class LanesKernel<TArgument>(GpuDevice device, ArithmeticKind arithmetic, IKernelForms forms) : IDisposable
    where TArgument : struct
{
    private readonly Dictionary<KernelKey, Loaded> _loaded = [];

    private delegate void Launcher(AcceleratorStream stream, ILGPU.KernelConfig config, BatchView batch, WorkView work, TArgument argument);

    /// <summary>Returns the kernel in one form.</summary>
    public Kernel For(KernelKey key) => Load(key).Kernel;

    /// <summary>Starts the kernel.</summary>
    public void Launch(in LanesLaunch launch, TArgument argument) =>
        Load(launch.Key).Launcher(launch.Stream, launch.Shape.Config, launch.Batch, launch.Work, argument);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (Loaded loaded in _loaded.Values)
        {
            loaded.Kernel.Dispose();
        }
    }

    private Loaded Load(KernelKey key)
    {
        if (!_loaded.TryGetValue(key, out Loaded loaded))
        {
            Kernel kernel = device.Load(KernelForms.Find(forms, key, arithmetic), arithmetic);
            loaded = new Loaded(kernel, kernel.CreateLauncherDelegate<Launcher>());
            _loaded.Add(key, loaded);
        }

        return loaded;
    }

    private readonly record struct Loaded(Kernel Kernel, Launcher Launcher);
}
