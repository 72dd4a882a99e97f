using System.Globalization;
using Evolution.Core.Configuration;
using Evolution.Core.Evaluation;
using Evolution.Core.Genomes;
using Evolution.Core.Numerics;
using Evolution.Core.Tasks;
using Evolution.Gpu;
using Evolution.Gpu.Compiling;
using Evolution.Gpu.Faults;

namespace Evolution.Experiments;

/// <summary>Chooses the evaluator that a config asks for.</summary>
public static class EvaluatorFactory
{
    /// <summary>
    /// Connections a generation from which <c>auto</c> takes a GPU: a host's thread computes about 1e9 a second, so that
    /// below this it is done before copies and launches would be.
    /// </summary>
    public const double LeastWorkForGpu = 5e7;

    /// <summary>Connections a generation from which one more GPU pays: the copies to each are then small beside the work.</summary>
    public const double LeastWorkForEachGpu = 2e8;

    /// <summary>Creates it, and says why it was chosen.</summary>
    /// <param name="config">Backend, arithmetic and what else the choice depends on.</param>
    /// <param name="task">The task.</param>
    /// <param name="workers">The host's threads.</param>
    /// <param name="reason">Receives the reason, for the log.</param>
    /// <param name="runs">The runs whose populations are evaluated together.</param>
    /// <exception cref="UserException">The backend's device is missing, or cannot run the task.</exception>
    public static IPopulationEvaluator Create(RunConfig config, EvolutionTask task, WorkerPool workers, out string reason, int runs = 1)
    {
        ArgumentNullException.ThrowIfNull(config);
        ArgumentNullException.ThrowIfNull(task);
        BackendKind backend = config.Evaluation.Backend;
        double work = (double)runs * config.Population * WorkEstimate.OfNetwork(task, config.Evaluation.Episodes);
        string estimate = string.Create(CultureInfo.InvariantCulture, $"{work:G3} connections a generation at first, {LeastWorkForGpu:G3} pay for a GPU");
        reason = backend == BackendKind.Auto ? $"cpu: {estimate}" : $"{backend.ToString().ToLowerInvariant()}: asked for";
        if (task.IsHostOnly)
        {
            return OnHostAlone(backend, task, workers, out reason);
        }

        if (backend == BackendKind.Cpu || (backend == BackendKind.Auto && work < LeastWorkForGpu))
        {
            return new SimdEvaluator(task, workers);
        }

        try
        {
            IPopulationEvaluator device = OpenDevices(config, task, work);
            reason = backend == BackendKind.Auto ? $"cuda: {estimate}" : reason;
            return new FallbackEvaluator(device, () => new SimdEvaluator(task, workers));
        }
        catch (UserException exception) when (backend == BackendKind.Auto)
        {
            reason = $"cpu: {exception.Message} ({estimate})";
            return new SimdEvaluator(task, workers);
        }
    }

    /// <summary>Opens the first device of a backend, for a bench.</summary>
    /// <exception cref="UserException">There is none.</exception>
    public static GpuDevice OpenDevice(BackendKind backend)
    {
        string name = NameOf(backend);
        return GpuDevice.Open(name, 0)
            ?? throw new UserException($"--backend: no {name} device was found: {WhyNone(backend)}; found: {Found()}.", ExitCode.NoDevice);
    }

    /// <summary>Returns the name of a backend as a config has it.</summary>
    internal static string NameOf(BackendKind backend) => backend.ToString().ToLowerInvariant();

    /// <summary>Returns the devices that can compute as asked, by their number.</summary>
    /// <exception cref="UserException">There are devices, and none of them can.</exception>
    internal static int[] Usable(IReadOnlyList<GpuDeviceInfo> all, ArithmeticKind arithmetic)
    {
        int[] usable = [.. all.Where(device => arithmetic != ArithmeticKind.Exact || device.WhyInexact is null).Select(device => device.Index)];
        return all.Count == 0 || usable.Length > 0
            ? usable
            : throw new UserException(
                $"evaluation.backend: {all[0].Backend} ({all[0].Name}) {all[0].WhyInexact}, so that exact arithmetic is not possible on it; take --arithmetic fast, cpu or cuda.",
                ExitCode.NoDevice);
    }

    private static SimdEvaluator OnHostAlone(BackendKind backend, EvolutionTask task, WorkerPool workers, out string reason)
    {
        reason = $"cpu: the fitness of {task.Id} is any .NET code, which no device runs";
        return backend is BackendKind.Auto or BackendKind.Cpu
            ? new SimdEvaluator(task, workers)
            : throw new UserException($"evaluation.backend: {backend.ToString().ToLowerInvariant()} cannot be used, as the fitness of {task.Id} is any .NET code; use cpu or auto.", ExitCode.BadInput);
    }

    private static IPopulationEvaluator OpenDevices(RunConfig config, EvolutionTask task, double work)
    {
        // What cannot change a result is chosen by cost alone, and OpenCL's devices may be anything.
        BackendKind backend = config.Evaluation.Backend == BackendKind.Auto ? BackendKind.Cuda : config.Evaluation.Backend;
        string name = NameOf(backend);
        int[] found = Usable(GpuDevice.Find(name), config.Evaluation.Arithmetic);
        int asked = config.Evaluation.Devices;
        if (found.Length == 0)
        {
            // Whoever asks for a device learns what none would take, too.
            if (config.Evaluation.Backend != BackendKind.Auto && KernelTrial.Refusal(task, config.Evaluation.Arithmetic) is { } refusal)
            {
                throw Refused(task, refusal);
            }

            throw new UserException($"evaluation.backend: no {name} device was found: {WhyNone(backend)}; found: {Found()}.", ExitCode.NoDevice);
        }

        if (asked > found.Length)
        {
            throw new UserException($"evaluation.devices: {asked} {name} devices were asked for; found: {Found()}.", ExitCode.NoDevice);
        }

        // OpenCL may list one GPU twice, and processors, which would hold the others up.
        int devices = asked > 0 ? asked : backend == BackendKind.OpenCL ? 1 : (int)Math.Clamp(work / LeastWorkForEachGpu, 1, found.Length);
        try
        {
            return DeviceEvaluators.Open(
                task, new DeviceChoice(name, found[..devices]), CommonActivation(config.Network), config.Network.Kind, new GpuOptions { Arithmetic = config.Evaluation.Arithmetic });
        }
        catch (KernelRefusedException exception)
        {
            throw Refused(task, exception.Message);
        }
        catch (DeviceUnavailableException exception)
        {
            throw new UserException($"evaluation.backend: {exception.Message}; found: {Found()}.", ExitCode.NoDevice);
        }
    }

    private static UserException Refused(EvolutionTask task, string why) =>
        new($"task: {task.Id} cannot run on a GPU, but does with --backend cpu: {why}", ExitCode.BadInput);

    /// <summary>Returns the function of all nodes of the first generation, if they have one and sum, for which there is a kernel of its own.</summary>
    private static ActivationKind? CommonActivation(NetworkOptions network) =>
        network is { Activations.Count: 0, Aggregations.Count: 0, Aggregation: AggregationKind.Sum } && network.Activation == network.OutputActivation
            ? network.Activation
            : null;

    private static string WhyNone(BackendKind backend) => backend == BackendKind.OpenCL ? OpenClDriver.WhyNoDevice : CudaDriver.WhyNoDevice;

    private static string Found()
    {
        string cpu = string.Create(CultureInfo.InvariantCulture, $"cpu ({Environment.ProcessorCount} processors)");
        return string.Join(", ", [cpu, .. GpuDevice.Find().Select(device => $"{device.Backend} ({device.Name})")]);
    }
}
