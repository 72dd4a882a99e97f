using System.Reflection;
using Evolution.Core.Networks;

namespace Evolution.Gpu.Kernels;

/// <summary>A task's kernel, before it is known what a control step does and how networks are read.</summary>
internal interface IKernelForms
{
    /// <summary>Returns the kernel's method in one form.</summary>
    MethodInfo Form<TStep, TNodes, TMemory>()
        where TStep : struct, IControlStep
        where TNodes : struct, INetworkNodes
        where TMemory : struct, IKernelMemory<TNodes>;
}
