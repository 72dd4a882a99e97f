using Evolution.Core.Evaluation;
using Evolution.Core.Genomes;
using Evolution.Core.Tasks;
using Evolution.Gpu.Compiling;
using Evolution.Gpu.Faults;
using ILGPU.Runtime;

namespace Evolution.Gpu;

/// <summary>Opens the devices of a backend for a task.</summary>
public static class DeviceEvaluators
{
    /// <summary>Opens devices and compiles what a run needs at first.</summary>
    /// <param name="task">The task.</param>
    /// <param name="devices">Which devices.</param>
    /// <param name="activation">The activation function of all nodes at first, or null where they have several.</param>
    /// <param name="kind">The kind of the networks.</param>
    /// <param name="options">How to use them.</param>
    /// <exception cref="KernelRefusedException">The task's code cannot be a kernel.</exception>
    /// <exception cref="DeviceUnavailableException">A device cannot be opened, or lacks memory for the task's rows.</exception>
    public static IPopulationEvaluator Open(EvolutionTask task, DeviceChoice devices, ActivationKind? activation, NetworkKind kind, GpuOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(devices.Indices.Count, 1);
        var opened = new List<GpuEvaluator>();
        try
        {
            foreach (int index in devices.Indices)
            {
                GpuDevice device = GpuDevice.Open(devices.Backend, index) ?? throw new DeviceUnavailableException($"{devices.Backend} device {index} is gone");
                opened.Add(new GpuEvaluator(task, device, options));
                opened[^1].Prepare(activation, kind);
            }
        }
        catch (Exception exception)
        {
            opened.ForEach(DeviceFault.DisposeQuietly);
            if (exception is AcceleratorException)
            {
                throw new DeviceUnavailableException($"{devices.Backend} device {devices.Indices[Math.Min(opened.Count, devices.Indices.Count - 1)]} cannot be used: {DeviceFault.TextOf(exception)}", exception);
            }

            throw;
        }

        return devices.Indices.Count == 1 ? opened[0] : new MultiDeviceEvaluator(opened);
    }
}
