using System.Reflection;
using Evolution.Core.Evaluation;
using Evolution.Core.Genomes;
using Evolution.Core.Networks;
using Evolution.Core.Networks.Activations;
using Evolution.Core.Numerics;
using Evolution.Gpu.Compiling;
using Evolution.Gpu.Views;

namespace Evolution.Gpu.Kernels;

/// <summary>Finds the form of a kernel that a key stands for.</summary>
internal static class KernelForms
{
    /// <summary>Returns the method to compile.</summary>
    public static MethodInfo Find(IKernelForms kernel, KernelKey key, ArithmeticKind arithmetic)
    {
        if (key.Activation is not { } activation)
        {
            return WithFunctions<EachNodesFunctions>(kernel, key);
        }

        var withFunction = new WithFunction(kernel, key);
        return arithmetic == ArithmeticKind.Fast
            ? FastFunctions.Accept(activation, withFunction)
            : ActivationFunctions.Accept(activation, new HostsFunctions<MethodInfo>(withFunction));
    }

    private static MethodInfo WithFunctions<TFunctions>(IKernelForms kernel, KernelKey key)
        where TFunctions : struct, INodeFunctions =>
        key.Kind == NetworkKind.Recurrent
            ? WithStep<RecurrentStep<TFunctions>>(kernel, key)
            : WithStep<FeedforwardStep<TFunctions>>(kernel, key);

    private static MethodInfo WithStep<TStep>(IKernelForms kernel, KernelKey key)
        where TStep : struct, IControlStep =>
        key.LanesPerThread == 1 ? WithLanes<Float1, TStep>(kernel, key.Memory) : WithLanes<Float2, TStep>(kernel, key.Memory);

    private static MethodInfo WithLanes<TVector, TStep>(IKernelForms kernel, MemoryPlan memory)
        where TVector : struct, IThreadVector<TVector>
        where TStep : struct, IControlStep => memory switch
        {
            MemoryPlan.AllShared => kernel.Form<TVector, TStep, StagedNodes, AllShared>(),
            MemoryPlan.ValuesShared => kernel.Form<TVector, TStep, GlobalNodes, ValuesShared>(),
            _ => kernel.Form<TVector, TStep, GlobalNodes, AllGlobal>(),
        };

    private sealed class WithFunction(IKernelForms kernel, KernelKey key) : ILaneFunctionVisitor<MethodInfo>
    {
        public MethodInfo Visit<TFunction>()
            where TFunction : struct, ILaneFunction => WithFunctions<OneFunction<TFunction>>(kernel, key);
    }
}
