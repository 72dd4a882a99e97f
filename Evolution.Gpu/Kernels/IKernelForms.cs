using System.Reflection;
using Evolution.Core.Networks;

namespace Evolution.Gpu.Kernels;

/// <summary>A task's kernel, before it is known how networks are read and which functions they have.</summary>
internal interface IKernelForms
{
    /// <summary>Returns the kernel's method in one form.</summary>
    MethodInfo Form<TFunctions, TNodes, TMemory>()
        where TFunctions : struct, INodeFunctions
        where TNodes : struct, INetworkNodes
        where TMemory : struct, IKernelMemory<TNodes>;
}
