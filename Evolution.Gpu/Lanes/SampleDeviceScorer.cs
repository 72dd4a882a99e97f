using System.Reflection;
using Evolution.Core.Evaluation;
using Evolution.Core.Networks;
using Evolution.Core.Numerics;
using Evolution.Core.Tasks;
using Evolution.Gpu.Buffers;
using Evolution.Gpu.Compiling;
using Evolution.Gpu.Kernels;
using Evolution.Gpu.Views;
using ILGPU.Runtime;

namespace Evolution.Gpu.Lanes;

/// <summary>The kernels of a task of rows, and its rows in device memory.</summary>
internal sealed class SampleDeviceScorer<TTask> : DeviceScorer
    where TTask : struct, ISampleTask
{
    private readonly LanesKernel<SampleArgument<TTask>> _kernel;
    private readonly DeviceBuffer<float> _inputs;
    private readonly DeviceBuffer<float> _targets;
    private readonly SampleArgument<TTask> _argument;
    private readonly int _rows;

    public SampleDeviceScorer(TTask task, SampleTable table, GpuDevice device, ArithmeticKind arithmetic)
    {
        _kernel = new LanesKernel<SampleArgument<TTask>>(device, arithmetic, Forms);
        _inputs = new DeviceBuffer<float>(device.Accelerator);
        _targets = new DeviceBuffer<float>(device.Accelerator);
        _rows = table.RowCount;
        _argument = new SampleArgument<TTask>
        {
            Task = task,
            Inputs = _inputs.Upload(table.Inputs),
            Targets = _targets.Upload(table.Targets),
            TargetCount = table.TargetCount,
        };
    }

    /// <summary>Gets the kernel's methods.</summary>
    public static IKernelForms Forms { get; } = new KernelMethods();

    /// <inheritdoc/>
    public override int ItemCount(in EvaluationPlan plan) => _rows;

    /// <inheritdoc/>
    public override Kernel KernelFor(KernelKey key) => _kernel.For(key);

    /// <inheritdoc/>
    public override void Launch(in LanesLaunch launch, in EvaluationPlan plan) =>
        _kernel.Launch(launch, _argument);

    /// <inheritdoc/>
    public override void Dispose()
    {
        _kernel.Dispose();
        _inputs.Dispose();
        _targets.Dispose();
    }

    private sealed class KernelMethods : IKernelForms
    {
        public MethodInfo Form<TVector, TStep, TNodes, TMemory>()
            where TVector : struct, IThreadVector<TVector>
            where TStep : struct, IControlStep
            where TNodes : struct, INetworkNodes
            where TMemory : struct, IKernelMemory<TNodes> =>
            Method(SampleKernel.Run<TTask, TVector, TStep, TNodes, TMemory>);

        private static MethodInfo Method(Action<BatchView, WorkView, SampleArgument<TTask>> kernel) => kernel.Method;
    }
}
