using Evolution.Core.Evaluation;
using Evolution.Gpu.Compiling;
using ILGPU.Runtime;

namespace Evolution.Gpu.Lanes;

/// <summary>One task's kernels on a device.</summary>
internal abstract class DeviceScorer : IDisposable
{
    /// <summary>Gets the items that one network has in all: rows or episodes.</summary>
    public abstract int ItemCount(in EvaluationPlan plan);

    /// <summary>Returns the kernel in one form, loaded when first needed.</summary>
    public abstract Kernel KernelFor(KernelKey key);

    /// <summary>Starts a kernel.</summary>
    public abstract void Launch(in LanesLaunch launch, in EvaluationPlan plan);

    /// <inheritdoc/>
    public abstract void Dispose();
}
