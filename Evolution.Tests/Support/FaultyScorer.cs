using Evolution.Core.Evaluation;
using Evolution.Gpu;
using Evolution.Gpu.Compiling;
using Evolution.Gpu.Lanes;
using ILGPU.Runtime;

namespace Evolution.Tests.Support;

/// <summary>Kernels that work, on a device that may fail whenever one is launched.</summary>
/// <param name="inner">The kernels.</param>
/// <param name="beforeLaunch">Receives the networks of a launch and throws what the device would.</param>
internal sealed class FaultyScorer(DeviceScorer inner, Action<int> beforeLaunch) : DeviceScorer
{
    public override int ItemCount(in EvaluationPlan plan) => inner.ItemCount(plan);

    public override Kernel KernelFor(KernelKey key) => inner.KernelFor(key);

    public override void Launch(in LanesLaunch launch, in EvaluationPlan plan)
    {
        beforeLaunch(launch.Batch.Networks);
        inner.Launch(launch, plan);
    }

    public override void Dispose() => inner.Dispose();

    /// <summary>Returns an evaluator of <see cref="DriftTask"/> on an emulated device that fails so.</summary>
    public static GpuEvaluator OfDrift(GpuOptions options, Action<int> beforeLaunch)
    {
        var device = GpuDevice.OpenEmulated();
        var kernels = new EpisodeDeviceScorer<DriftTask, DriftState>(default, device, ArithmeticKind.Exact);
        return new GpuEvaluator(new FaultyScorer(kernels, beforeLaunch), device, options);
    }
}
