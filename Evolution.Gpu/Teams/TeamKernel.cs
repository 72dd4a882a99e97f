using System.Reflection;
using Evolution.Core.Evaluation;
using Evolution.Gpu.Kernels;
using Evolution.Gpu.Views;
using ILGPU.Runtime;

namespace Evolution.Gpu.Teams;

/// <summary>A kernel of teams in its forms; each is compiled when first needed.</summary>
/// <typeparam name="TArgument">What it gets of its task.</typeparam>
/// <param name="device">The device; stays the caller's to dispose.</param>
/// <param name="arithmetic">The arithmetic.</param>
/// <param name="methods">The forms.</param>
internal sealed class TeamKernel<TArgument>(GpuDevice device, ArithmeticKind arithmetic, params MethodInfo[] methods) : IDisposable
    where TArgument : struct
{
    private readonly Kernel?[] _kernels = new Kernel?[methods.Length];
    private readonly Launcher?[] _launchers = new Launcher?[methods.Length];

    private delegate void Launcher(AcceleratorStream stream, ILGPU.KernelConfig config, BatchView batch, TeamView work, TArgument argument);

    /// <summary>Returns a form.</summary>
    public Kernel For(int form) => _kernels[form] ??= Load(methods[form]);

    /// <summary>Starts a form.</summary>
    public void Launch(int form, TeamShape shape, BatchView batch, TeamView work, TArgument argument)
    {
        Launcher launcher = _launchers[form] ??= For(form).CreateLauncherDelegate<Launcher>();
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

    private Kernel Load(MethodInfo method)
    {
        Kernel kernel = device.Load(method, arithmetic);
        if (method.GetGenericArguments().Any(argument => argument == typeof(WindowWalk) || argument == typeof(GatherWalk)))
        {
            LargeShared.Allow(device.Accelerator, kernel);
        }

        return kernel;
    }
}
