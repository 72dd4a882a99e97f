using System.Reflection;
using Evolution.Core.Evaluation;
using Evolution.Core.Networks;
using Evolution.Core.Networks.Activations;
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
            return WithMemory<EachNodesFunctions>(kernel, key.Memory);
        }

        var withFunction = new WithFunction(kernel, key.Memory);
        return arithmetic == ArithmeticKind.Fast
            ? FastFunctions.Accept(activation, withFunction)
            : ActivationFunctions.Accept(activation, new HostsFunctions<MethodInfo>(withFunction));
    }

    private static MethodInfo WithMemory<TFunctions>(IKernelForms kernel, MemoryPlan memory)
        where TFunctions : struct, INodeFunctions => memory switch
        {
            MemoryPlan.AllShared => kernel.Form<TFunctions, StagedNodes, AllShared>(),
            MemoryPlan.ValuesShared => kernel.Form<TFunctions, GlobalNodes, ValuesShared>(),
            _ => kernel.Form<TFunctions, GlobalNodes, AllGlobal>(),
        };

    private sealed class WithFunction(IKernelForms kernel, MemoryPlan memory) : ILaneFunctionVisitor<MethodInfo>
    {
        public MethodInfo Visit<TFunction>()
            where TFunction : struct, ILaneFunction => WithMemory<OneFunction<TFunction>>(kernel, memory);
    }
}
