using System.Reflection;
using Evolution.Core.Evaluation;
using Evolution.Core.Networks;
using Evolution.Core.Numerics;
using Evolution.Core.Tasks;
using Evolution.Gpu.Compiling;
using Evolution.Gpu.Kernels;
using Evolution.Gpu.Views;
using ILGPU.Runtime;

namespace Evolution.Gpu.Lanes;

/// <summary>The kernels of a task of episodes.</summary>
internal sealed class EpisodeDeviceScorer<TEnvironment, TState>(TEnvironment environment, GpuDevice device, ArithmeticKind arithmetic) : DeviceScorer
    where TEnvironment : struct, IEnvironment<TState>
    where TState : unmanaged
{
    private readonly LanesKernel<EpisodeArgument<TEnvironment>> _kernel = new(device, arithmetic, Forms);

    /// <summary>Gets the kernel's methods.</summary>
    public static IKernelForms Forms { get; } = new KernelMethods();

    /// <inheritdoc/>
    public override int ItemCount(in EvaluationPlan plan) => plan.Episodes;

    /// <inheritdoc/>
    public override Kernel KernelFor(KernelKey key) => _kernel.For(key);

    /// <inheritdoc/>
    public override void Launch(in LanesLaunch launch, in EvaluationPlan plan) =>
        _kernel.Launch(launch, new EpisodeArgument<TEnvironment> { Environment = environment, Plan = plan });

    /// <inheritdoc/>
    public override void Dispose() => _kernel.Dispose();

    private sealed class KernelMethods : IKernelForms
    {
        public MethodInfo Form<TVector, TStep, TNodes, TMemory>()
            where TVector : struct, IThreadVector<TVector>
            where TStep : struct, IControlStep
            where TNodes : struct, INetworkNodes
            where TMemory : struct, IKernelMemory<TNodes> =>
            Method(EpisodeKernel.Run<TEnvironment, TState, TVector, TStep, TNodes, TMemory>);

        private static MethodInfo Method(Action<BatchView, WorkView, EpisodeArgument<TEnvironment>> kernel) => kernel.Method;
    }
}
