using Evolution.Core.Evaluation;
using Evolution.Core.Genomes;
using Evolution.Core.Tasks;
using Evolution.Gpu.Compiling;
using Evolution.Gpu.Faults;
using ILGPU.Runtime;

namespace Evolution.Gpu;

/// <summary>Opens CUDA devices for a task.</summary>
public static class CudaEvaluators
{
    /// <summary>Opens the first devices and compiles what a run needs at first.</summary>
    /// <param name="task">The task.</param>
    /// <param name="devices">How many devices share a population, at least 1.</param>
    /// <param name="activation">The activation function of all nodes at first, or null where they have several.</param>
    /// <param name="kind">The kind of the networks.</param>
    /// <param name="options">How to use them.</param>
    /// <exception cref="KernelRefusedException">The task's code cannot be a kernel.</exception>
    /// <exception cref="DeviceUnavailableException">A device cannot be opened, or lacks memory for the task's rows.</exception>
    public static IPopulationEvaluator Open(EvolutionTask task, int devices, ActivationKind? activation, NetworkKind kind, GpuOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(devices, 1);
        var opened = new List<GpuEvaluator>();
        try
        {
            for (int index = 0; index < devices; index++)
            {
                GpuDevice device = GpuDevice.Open("cuda", index) ?? throw new DeviceUnavailableException($"cuda device {index} is gone");
                opened.Add(new GpuEvaluator(task, device, options));
                opened[index].Prepare(activation, kind);
            }
        }
        catch (Exception exception)
        {
            opened.ForEach(DeviceFault.DisposeQuietly);
            if (exception is AcceleratorException)
            {
                throw new DeviceUnavailableException($"cuda device {opened.Count} cannot be used: {exception.Message}", exception);
            }

            throw;
        }

        return devices == 1 ? opened[0] : new MultiDeviceEvaluator(opened);
    }
}
