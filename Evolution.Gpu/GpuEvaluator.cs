using System.Diagnostics;
using Evolution.Core.Evaluation;
using Evolution.Core.Genomes;
using Evolution.Core.Networks;
using Evolution.Core.Tasks;
using Evolution.Gpu.Buffers;
using Evolution.Gpu.Views;

namespace Evolution.Gpu;

/// <summary>Scores a population on a device: networks are copied there, evaluated whole in one launch, and only fitness comes back.</summary>
public sealed class GpuEvaluator : IPopulationEvaluator
{
    private readonly GpuDevice _device;
    private readonly GpuOptions _options;
    private readonly DeviceScorer _scorer;
    private readonly DeviceBatch _batch;
    private readonly DeviceResults _results;
    private readonly LargeNetworks _large;
    private readonly PartPlanner _planner = new();
    private readonly long _memoryLimit;

    /// <summary>Creates an evaluator.</summary>
    /// <param name="task">The task.</param>
    /// <param name="device">The device; becomes the evaluator's to dispose.</param>
    /// <param name="options">How to use it.</param>
    public GpuEvaluator(EvolutionTask task, GpuDevice device, GpuOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(device);
        _device = device;
        _options = options ?? new GpuOptions();
        _memoryLimit = _options.MemoryLimitBytes ?? device.Accelerator.MemorySize / 5 * 4;
        _scorer = task.Accept(new ScorerFactory(device, _options.Arithmetic));
        _batch = new DeviceBatch(device.Accelerator);
        _results = new DeviceResults(device.Accelerator);
        _large = new LargeNetworks(task, device, _options, _memoryLimit);
    }

    /// <inheritdoc/>
    public string Backend => _device.Backend;

    /// <inheritdoc/>
    public string Device => _device.Name;

    /// <summary>Gets where the time of the last evaluation went.</summary>
    public GpuTimes Times { get; private set; }

    /// <inheritdoc/>
    public EvaluationTimes LastTimes => new(Times.Upload, Times.Download);

    /// <summary>Gets the launches of the last evaluation.</summary>
    public int Launches { get; private set; }

    /// <summary>Gets the bytes taken on the device by networks, scratch memory and results.</summary>
    public long DeviceBytes => _batch.Bytes + _results.Bytes + _large.Bytes;

    /// <summary>Gets the kernel that computed the first networks of the last evaluation, which have the most work.</summary>
    public KernelKind Kernel => _large.LastKernel ?? KernelKind.Lanes;

    /// <inheritdoc/>
    public void Evaluate(NetworkBatch batch, in EvaluationPlan plan, PopulationScores scores)
    {
        ArgumentNullException.ThrowIfNull(batch);
        ArgumentNullException.ThrowIfNull(scores);
        scores.Begin(batch.NetworkCount);
        int items = _scorer.ItemCount(plan);
        int lanes = Math.Clamp(Math.Min(items, _options.MostLanes), 1, _device.Accelerator.WarpSize);
        int start = _large.Evaluate(batch, plan, items, lanes, scores);
        Times = _large.Times;
        Launches = _large.Launches;
        _planner.Begin(_device.Accelerator, batch, lanes, _options.Memory);
        ActivationKind? activation = batch.CommonActivation;
        while (start < batch.NetworkCount)
        {
            BatchPart part = _planner.Next(batch, start, _memoryLimit / 2);
            Evaluate(batch, part, new KernelKey(part.Memory, activation, batch.Shape.Dynamics.Kind), lanes, plan, scores);
            start = part.End;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _large.Dispose();
        _results.Dispose();
        _batch.Dispose();
        _scorer.Dispose();
        _device.Dispose();
    }

    private void Evaluate(NetworkBatch batch, BatchPart part, KernelKey key, int lanes, in EvaluationPlan plan, PopulationScores scores)
    {
        int items = _scorer.ItemCount(plan);
        int networks = part.End - part.Start;
        var shape = LaunchShape.For(_device.Accelerator, lanes, batch.Shape, part);
        int perMultiprocessor = _device.Accelerator.EstimateMaxActiveGroupsPerMultiprocessor(
            _scorer.KernelFor(key), shape.Threads, (int)shape.SharedBytes);
        long resident = (long)Math.Max(1, perMultiprocessor) * _device.Accelerator.NumMultiprocessors;
        shape = shape.WithBlocks(resident, networks, items, _memoryLimit / 4);

        long began = Stopwatch.GetTimestamp();
        BatchView view = _batch.Upload(batch, part, key.Activation is null);
        WorkView work = _results.Begin(shape, networks, items);
        _device.Accelerator.Synchronize();
        long uploaded = Stopwatch.GetTimestamp();
        _scorer.Launch(key, shape, view, work, plan);
        _device.Accelerator.Synchronize();
        long evaluated = Stopwatch.GetTimestamp();
        _results.Download(batch.Genome[part.Start..part.End], scores);
        Launches++;
        Times = new GpuTimes(
            Times.Upload + Stopwatch.GetElapsedTime(began, uploaded).TotalMilliseconds,
            Times.Kernel + Stopwatch.GetElapsedTime(uploaded, evaluated).TotalMilliseconds,
            Times.Download + Stopwatch.GetElapsedTime(evaluated).TotalMilliseconds);
    }

    private sealed class ScorerFactory(GpuDevice device, ArithmeticKind arithmetic) : ITaskVisitor<DeviceScorer>
    {
        public DeviceScorer VisitSamples<TTask>(SampleEvolutionTask<TTask> task)
            where TTask : struct, ISampleTask =>
            new SampleDeviceScorer<TTask>(task.Task, task.Table, device, arithmetic);

        public DeviceScorer VisitEnvironment<TEnvironment, TState>(EnvironmentEvolutionTask<TEnvironment, TState> task)
            where TEnvironment : struct, IEnvironment<TState>
            where TState : unmanaged =>
            new EpisodeDeviceScorer<TEnvironment, TState>(task.Environment, device, arithmetic);
    }
}
