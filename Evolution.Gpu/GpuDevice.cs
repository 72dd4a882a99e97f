using System.Reflection;
using Evolution.Core.Evaluation;
using Evolution.Gpu.Compiling;
using ILGPU;
using ILGPU.IR;
using ILGPU.Runtime;
using ILGPU.Runtime.CPU;
using ILGPU.Runtime.Cuda;
using ILGPU.Runtime.OpenCL;

namespace Evolution.Gpu;

/// <summary>A device, opened. Owns it, and everything compiled for it.</summary>
public sealed class GpuDevice : IDisposable
{
    private readonly Context _context;

    private GpuDevice(Context context, Device device)
    {
        _context = context;
        Accelerator = device.CreateAccelerator(context);
    }

    /// <summary>Gets the device's name.</summary>
    public string Name => Accelerator.Name;

    /// <summary>Gets the backend's name for reports: <c>cuda</c>, <c>opencl</c> or <c>emulated</c>.</summary>
    public string Backend => BackendOf(Accelerator.AcceleratorType);

    /// <summary>
    /// Gets the 4-byte words that shared memory delivers in a second, one to every lane of a warp and clock: the bound of the
    /// lanes kernels, which read one for every connection. 0 where the clock is unknown.
    /// </summary>
    public double SharedWordsPerSecond =>
        Accelerator is CudaAccelerator cuda ? (double)cuda.NumMultiprocessors * cuda.WarpSize * cuda.ClockRate * 1e6 : 0;

    /// <summary>Gets why the device cannot give the host's bits; null where it can, as every CUDA device does.</summary>
    public string? WhyInexact => Accelerator is CLAccelerator openCl ? OpenClDriver.WhyInexact(openCl.Device) : null;

    /// <summary>Gets whether all blocks of a launch run at once if they fit, so that they may wait for each other. OpenCL promises nothing of the kind.</summary>
    internal bool RunsBlocksTogether => Accelerator.AcceleratorType != AcceleratorType.OpenCL;

    /// <summary>Gets the device behind.</summary>
    internal Accelerator Accelerator { get; }

    /// <summary>Returns what there is, CUDA devices first.</summary>
    public static IReadOnlyList<GpuDeviceInfo> Find()
    {
        using Context context = CreateContext(static builder => builder.Cuda().OpenCL());
        return Describe(context);
    }

    /// <summary>Returns what there is of one backend; what another's drivers do cannot disturb that.</summary>
    /// <param name="backend"><c>cuda</c> or <c>opencl</c>.</param>
    public static IReadOnlyList<GpuDeviceInfo> Find(string backend)
    {
        using Context context = CreateContext(backend);
        return Describe(context);
    }

    /// <summary>Opens a device of a backend.</summary>
    /// <param name="backend"><c>cuda</c> or <c>opencl</c>.</param>
    /// <param name="index">The device's position among those of the backend.</param>
    /// <returns>The device, or null where there is none.</returns>
    /// <exception cref="AcceleratorException">It is there but cannot be opened.</exception>
    public static GpuDevice? Open(string backend, int index = 0)
    {
        Context context = CreateContext(backend);
        try
        {
            if (Devices(context).Where(device => BackendOf(device.AcceleratorType) == backend).ElementAtOrDefault(index) is { } found)
            {
                return new GpuDevice(context, found);
            }
        }
        catch (AcceleratorException)
        {
            context.Dispose();
            throw;
        }

        context.Dispose();
        return null;
    }

    /// <summary>Opens ILGPU's emulation of a device on the host: for tests, because it is slow.</summary>
    /// <param name="lanesPerWarp">Lanes of a warp, a power of two.</param>
    /// <param name="warps">Warps of a multiprocessor, a power of two.</param>
    /// <param name="multiprocessors">Multiprocessors, each of which runs one block at a time.</param>
    public static GpuDevice OpenEmulated(int lanesPerWarp = 4, int warps = 2, int multiprocessors = 1)
    {
        var device = new CPUDevice(lanesPerWarp, warps, multiprocessors);
        Context context = Context.Create(builder => Optimized(builder).CPU(device));
        return new GpuDevice(context, context.GetCPUDevice(0));
    }

    /// <summary>Returns why the device cannot be used as options ask; null where it can.</summary>
    public string? Refusal(GpuOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return Refusal(options, WhyInexact, RunsBlocksTogether);
    }

    /// <summary>Returns why a device cannot be used as options ask; null where it can.</summary>
    /// <param name="options">What is asked for.</param>
    /// <param name="whyInexact">See <see cref="WhyInexact"/>.</param>
    /// <param name="runsBlocksTogether">See <see cref="RunsBlocksTogether"/>.</param>
    internal static string? Refusal(GpuOptions options, string? whyInexact, bool runsBlocksTogether) =>
        options.Arithmetic == ArithmeticKind.Exact && whyInexact is { } why
            ? $"{why}, so that exact arithmetic is not possible on it; take --arithmetic fast"
            : options.Kernel == KernelKind.Giant && !runsBlocksTogether
                ? "may run blocks one after the other, and those of the giant kernel wait for each other; take --kernel levels"
                : null;

    /// <summary>Compiles and loads a kernel.</summary>
    /// <exception cref="KernelRefusedException">The compiler or the driver refuses it.</exception>
    internal Kernel Load(MethodInfo method, ArithmeticKind arithmetic) => KernelLoader.Load(Accelerator, method, arithmetic);

    /// <inheritdoc/>
    public void Dispose()
    {
        Accelerator.Dispose();
        _context.Dispose();
    }

    internal static Context.Builder Optimized(Context.Builder builder)
    {
        DeviceFunctions.Register(builder.GetIntrinsicManager());
        return builder.Optimize(OptimizationLevel.O2).Inlining(InliningMode.Aggressive);
    }

    private static IReadOnlyList<GpuDeviceInfo> Describe(Context context)
    {
        CudaDevice[] cuda = [.. context.GetCudaDevices()];
        return [.. cuda.Select(GpuDeviceInfo.OfCuda), .. OpenClDevices(context).Select(GpuDeviceInfo.OfOpenCl)];
    }

    private static Context CreateContext(string backend) =>
        CreateContext(builder => backend == "cuda" ? builder.Cuda() : builder.OpenCL());

    private static Context CreateContext(Func<Context.Builder, Context.Builder> withDevices)
    {
        OpenClDriver.Register();
        return Context.Create(builder => withDevices(Optimized(builder)));
    }

    private static IEnumerable<Device> Devices(Context context) =>
        [.. context.GetCudaDevices(), .. OpenClDevices(context)];

    /// <summary>Returns OpenCL's devices, GPUs first: it lists processors too.</summary>
    private static IEnumerable<CLDevice> OpenClDevices(Context context)
    {
        CLDevice[] devices = [.. context.GetCLDevices()];
        return devices.OrderBy(device => device.DeviceType.HasFlag(CLDeviceType.CL_DEVICE_TYPE_GPU) ? 0 : 1);
    }

    private static string BackendOf(AcceleratorType type) => type switch
    {
        AcceleratorType.Cuda => "cuda",
        AcceleratorType.OpenCL => "opencl",
        _ => "emulated",
    };
}
