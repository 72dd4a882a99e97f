using System.Reflection;
using Evolution.Core.Networks;
using Evolution.Core.Numerics;

namespace Evolution.Gpu.Kernels;

/// <summary>A task's kernel, before it is known how many lanes a thread has, what a control step does and how networks are read.</summary>
internal interface IKernelForms
{
    /// <summary>Returns the kernel's method in one form.</summary>
    MethodInfo Form<TVector, TStep, TNodes, TMemory>()
        where TVector : struct, IThreadVector<TVector>
        where TStep : struct, IControlStep
        where TNodes : struct, INetworkNodes
        where TMemory : struct, IKernelMemory<TNodes>;
}
