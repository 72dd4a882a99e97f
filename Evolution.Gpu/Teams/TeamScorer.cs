using Evolution.Core.Evaluation;
using Evolution.Gpu.Views;
using ILGPU.Runtime;

namespace Evolution.Gpu.Teams;

/// <summary>One task's kernels for large networks on a device.</summary>
internal abstract class TeamScorer : IDisposable
{
    /// <summary>Returns the rows of each network that could be computed side by side; 1 for episodes, which are played one at a time.</summary>
    public abstract int RowsAtOnce { get; }

    /// <summary>Gets whether an item goes through its network once; an episode does at every control step.</summary>
    public abstract bool WalksOnce { get; }

    /// <summary>Returns the kernel for a shape, loaded when first needed.</summary>
    public abstract Kernel KernelFor(TeamShape shape);

    /// <summary>Starts a kernel.</summary>
    public abstract void Launch(TeamShape shape, BatchView batch, TeamView work, in EvaluationPlan plan);

    /// <inheritdoc/>
    public abstract void Dispose();
}
