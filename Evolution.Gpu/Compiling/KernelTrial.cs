using Evolution.Core.Evaluation;
using Evolution.Core.Tasks;
using Evolution.Gpu.Kernels;
using Evolution.Gpu.Lanes;
using ILGPU;
using ILGPU.Backends.PTX;
using ILGPU.Runtime.Cuda;

namespace Evolution.Gpu.Compiling;

/// <summary>Compiles a task's kernel where there is no device, for whoever writes a task on one machine and runs it on another.</summary>
public static class KernelTrial
{
    /// <summary>Returns why no device takes a task, with file and line; null where its kernel compiles.</summary>
    /// <param name="task">A task of rows or episodes.</param>
    /// <param name="arithmetic">The arithmetic: approximations are refused in exact arithmetic only.</param>
    /// <remarks>Takes about a second.</remarks>
    public static string? Refusal(EvolutionTask task, ArithmeticKind arithmetic)
    {
        ArgumentNullException.ThrowIfNull(task);
        using Context context = Context.Create(builder => GpuDevice.Optimized(builder));
        using var backend = new PTXBackend(
            context, new CudaCapabilityContext(CudaArchitecture.SM_80), CudaArchitecture.SM_80, CudaInstructionSet.ISA_78, null);
        try
        {
            KernelLoader.Compile(backend, KernelForms.Find(task.Accept(new FormsOf()), new KernelKey(MemoryPlan.AllShared, null), arithmetic), arithmetic);
            return null;
        }
        catch (KernelRefusedException exception)
        {
            return exception.Message;
        }
    }

    /// <summary>Finds the kernel of a task.</summary>
    internal sealed class FormsOf : ITaskVisitor<IKernelForms>
    {
        /// <inheritdoc/>
        public IKernelForms VisitSamples<TTask>(SampleEvolutionTask<TTask> task)
            where TTask : struct, ISampleTask =>
            SampleDeviceScorer<TTask>.Forms;

        /// <inheritdoc/>
        public IKernelForms VisitEnvironment<TEnvironment, TState>(EnvironmentEvolutionTask<TEnvironment, TState> task)
            where TEnvironment : struct, IEnvironment<TState>
            where TState : unmanaged =>
            EpisodeDeviceScorer<TEnvironment, TState>.Forms;
    }
}
