using System.Reflection;
using Evolution.Core.Evaluation;
using Evolution.Core.Tasks;
using Evolution.Gpu.Kernels;
using Evolution.Gpu.Views;
using ILGPU.Runtime;

namespace Evolution.Gpu;

/// <summary>The kernels of a task of episodes.</summary>
internal sealed class EpisodeDeviceScorer<TEnvironment, TState>(TEnvironment environment, GpuDevice device, ArithmeticKind arithmetic) : DeviceScorer
    where TEnvironment : struct, IEnvironment<TState>
    where TState : unmanaged
{
    private readonly LanesKernel<EpisodeArgument<TEnvironment>> _kernel = new(device, arithmetic, Methods);

    /// <summary>Gets the kernel's method for each <see cref="MemoryPlan"/>.</summary>
    public static MethodInfo[] Methods { get; } =
    [
        Method(EpisodeKernel.Run<TEnvironment, TState, StagedNodes, AllShared>),
        Method(EpisodeKernel.Run<TEnvironment, TState, GlobalNodes, ValuesShared>),
        Method(EpisodeKernel.Run<TEnvironment, TState, GlobalNodes, AllGlobal>),
    ];

    /// <inheritdoc/>
    public override int ItemCount(in EvaluationPlan plan) => plan.Episodes;

    /// <inheritdoc/>
    public override Kernel KernelFor(MemoryPlan memory) => _kernel.For(memory);

    /// <inheritdoc/>
    public override void Launch(LaunchShape shape, BatchView batch, WorkView work, in EvaluationPlan plan) =>
        _kernel.Launch(shape, batch, work, new EpisodeArgument<TEnvironment> { Environment = environment, Plan = plan });

    /// <inheritdoc/>
    public override void Dispose() => _kernel.Dispose();

    private static MethodInfo Method(Action<BatchView, WorkView, EpisodeArgument<TEnvironment>> kernel) => kernel.Method;
}
