using System.Globalization;
using Evolution.Core.Evaluation;
using Evolution.Core.Numerics;
using Evolution.Core.Tasks;
using Evolution.Gpu;

namespace Evolution.Experiments;

/// <summary>Chooses the evaluator that a config asks for.</summary>
public static class EvaluatorFactory
{
    /// <summary>
    /// Connections a generation from which <c>auto</c> takes a GPU: a host's thread computes about 1e9 a second, so that
    /// below this it is done before copies and launches would be.
    /// </summary>
    public const double LeastWorkForGpu = 5e7;

    /// <summary>Creates it, and says why it was chosen.</summary>
    /// <param name="options">Backend and arithmetic.</param>
    /// <param name="task">The task.</param>
    /// <param name="workers">The host's threads.</param>
    /// <param name="population">The networks a generation.</param>
    /// <param name="reason">Receives the reason, for the log.</param>
    /// <exception cref="UserException">The backend's device is missing.</exception>
    public static IPopulationEvaluator Create(
        EvaluationOptions options, EvolutionTask task, WorkerPool workers, int population, out string reason)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(task);
        string backend = options.Backend.ToString().ToLowerInvariant();
        reason = $"{backend}: asked for";
        switch (options.Backend)
        {
            case BackendKind.Cpu:
                return new SimdEvaluator(task, workers);
            case BackendKind.Auto:
                return CreateCheapest(options, task, workers, population, out reason);
            default:
                return new GpuEvaluator(task, OpenDevice(options.Backend), new GpuOptions { Arithmetic = options.Arithmetic });
        }
    }

    /// <summary>Opens the first device of a backend.</summary>
    /// <exception cref="UserException">There is none.</exception>
    public static GpuDevice OpenDevice(BackendKind backend)
    {
        if (backend == BackendKind.OpenCL)
        {
            throw new UserException(
                $"evaluation.backend: opencl cannot be used: the kernels need dynamic shared memory, which ILGPU does not offer there; found: {Found()}.",
                ExitCode.NoDevice);
        }

        string name = backend.ToString().ToLowerInvariant();
        return GpuDevice.Open(name) ?? throw new UserException(
            $"evaluation.backend: no {name} device was found; found: {Found()}.",
            ExitCode.NoDevice);
    }

    private static IPopulationEvaluator CreateCheapest(
        EvaluationOptions options, EvolutionTask task, WorkerPool workers, int population, out string reason)
    {
        double work = population * WorkEstimate.OfNetwork(task, options.Episodes);
        string estimate = string.Create(CultureInfo.InvariantCulture, $"{work:G3} connections a generation at first, {LeastWorkForGpu:G3} pay for a GPU");
        if (work < LeastWorkForGpu)
        {
            reason = $"cpu: {estimate}";
            return new SimdEvaluator(task, workers);
        }

        if (GpuDevice.Open("cuda") is { } device)
        {
            reason = $"cuda: {estimate}";
            return new GpuEvaluator(task, device, new GpuOptions { Arithmetic = options.Arithmetic });
        }

        reason = $"cpu: no cuda device was found; {estimate}";
        return new SimdEvaluator(task, workers);
    }

    private static string Found()
    {
        string cpu = string.Create(CultureInfo.InvariantCulture, $"cpu ({Environment.ProcessorCount} processors)");
        return string.Join(", ", [cpu, .. GpuDevice.Find().Select(device => $"{device.Backend} ({device.Name})")]);
    }
}
