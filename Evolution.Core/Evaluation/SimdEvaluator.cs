using System.Runtime.Intrinsics;
using Evolution.Core.Networks;
using Evolution.Core.Numerics;
using Evolution.Core.Tasks;

namespace Evolution.Core.Evaluation;

/// <summary>Scores a population with the widest vector registers at hand; the same bits at every width.</summary>
public sealed class SimdEvaluator : HostEvaluator
{
    /// <summary>Creates an evaluator.</summary>
    /// <param name="task">The task.</param>
    /// <param name="workers">The threads to use; stays the caller's to dispose.</param>
    public SimdEvaluator(EvolutionTask task, WorkerPool workers)
        : base(task, WidestActivator(), workers)
    {
    }

    /// <summary>Creates an evaluator that uses registers of a given width.</summary>
    /// <param name="task">The task.</param>
    /// <param name="activator">Activates the networks.</param>
    /// <param name="workers">The threads to use; stays the caller's to dispose.</param>
    public SimdEvaluator(EvolutionTask task, NetworkActivator activator, WorkerPool workers)
        : base(task, activator, workers)
    {
    }

    /// <summary>Returns an activator for the widest registers of this machine, or for single floats where it has none.</summary>
    public static NetworkActivator WidestActivator()
    {
        if (Vector512.IsHardwareAccelerated)
        {
            return new SimdActivator<Float16>();
        }

        if (Vector256.IsHardwareAccelerated)
        {
            return new SimdActivator<Float8>();
        }

        return Vector128.IsHardwareAccelerated ? new SimdActivator<Float4>() : new SimdActivator<Float1>();
    }
}
