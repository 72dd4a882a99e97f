using Evolution.Core.Evaluation;
using Evolution.Core.Genomes;
using Evolution.Core.Networks;
using Evolution.Core.Tasks;
using Evolution.Gpu.Buffers;
using Evolution.Gpu.Compiling;
using Evolution.Gpu.Faults;
using Evolution.Gpu.Lanes;
using Evolution.Gpu.Teams;

namespace Evolution.Gpu;

/// <summary>Scores a population on a device: networks are copied there, evaluated whole in one launch or a few, and only fitness comes back.</summary>
public sealed class GpuEvaluator : IPopulationEvaluator
{
    private readonly GpuDevice _device;
    private readonly GpuOptions _options;
    private readonly DeviceScorer _scorer;
    private readonly BatchSource _source;
    private readonly PartPipeline _parts;
    private readonly LargeNetworks? _large;
    private readonly MemoryBudget _memory;
    private readonly WorkBeside _beside = new();

    /// <summary>Creates an evaluator.</summary>
    /// <param name="task">The task.</param>
    /// <param name="device">The device; becomes the evaluator's to dispose.</param>
    /// <param name="options">How to use it.</param>
    /// <exception cref="DeviceUnavailableException">The device lacks what the options need.</exception>
    public GpuEvaluator(EvolutionTask task, GpuDevice device, GpuOptions? options = null)
        : this(ScorerOf(task, device, options), device, options ?? new GpuOptions()) =>
        _large = new LargeNetworks(task, device, _options, _memory, _source);

    /// <summary>Creates an evaluator with kernels that are at hand; they become its own to dispose.</summary>
    internal GpuEvaluator(DeviceScorer scorer, GpuDevice device, GpuOptions options)
    {
        _scorer = scorer;
        _device = device;
        _options = options;
        _memory = new MemoryBudget(options.MemoryLimitBytes ?? device.Accelerator.MemorySize / 5 * 4);
        _source = new BatchSource(device.Accelerator);
        _parts = new PartPipeline(scorer, device, options, _memory, _source);
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

    /// <summary>Gets the bytes that the last evaluation copied to the device.</summary>
    public long UploadedBytes { get; private set; }

    /// <summary>Gets how many of them told a topology: edges, offsets, functions and outputs, weights not counted. Large topologies that the device has already count 0.</summary>
    public long UploadedTopologyBytes { get; private set; }

    /// <summary>Gets the bytes of host memory whose pages are locked, so that the device copies them at the bus's full speed.</summary>
    public long LockedBytes => _source.Locks.LockedBytes;

    /// <summary>Gets the bytes taken on the device by networks, scratch memory and results.</summary>
    public long DeviceBytes => _parts.Bytes + (_large?.Bytes ?? 0);

    /// <summary>Gets the kernel that computed the first networks of the last evaluation, which have the most work.</summary>
    public KernelKind Kernel => _large?.LastKernel ?? KernelKind.Lanes;

    /// <summary>Gets or sets whether the pages of batches are locked. One device of several does that: what two have locked, the first that lets go of it unlocks for both.</summary>
    internal bool LocksBatches { get; set; } = true;

    /// <summary>Compiles the kernel that most networks need, so that what it refuses is known before a run starts.</summary>
    /// <param name="activation">The activation function of all nodes at first, or null where they have several.</param>
    /// <param name="kind">The kind of the networks.</param>
    /// <exception cref="KernelRefusedException">The task's code cannot be a kernel.</exception>
    public void Prepare(ActivationKind? activation, NetworkKind kind) =>
        _scorer.KernelFor(new KernelKey(_options.Memory ?? MemoryPlan.AllShared, activation, kind));

    /// <inheritdoc/>
    public void Evaluate(NetworkBatch batch, in EvaluationPlan plan, PopulationScores scores)
    {
        ArgumentNullException.ThrowIfNull(batch);
        ArgumentNullException.ThrowIfNull(scores);
        scores.Begin(batch.GenomeCount, batch.RunCount);
        EvaluateSome(new EvaluationJob(batch, 0, batch.NetworkCount, plan, scores));
    }

    /// <inheritdoc/>
    public void EvaluateBeside(NetworkBatch batch, in EvaluationPlan plan, PopulationScores scores, Action work)
    {
        ArgumentNullException.ThrowIfNull(batch);
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentNullException.ThrowIfNull(work);
        scores.Begin(batch.GenomeCount, batch.RunCount);
        _beside.Begin(work);
        EvaluateSome(new EvaluationJob(batch, 0, batch.NetworkCount, plan, scores, _beside));
        _beside.Do();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _large?.Dispose();
        _parts.Dispose();
        _source.Dispose();
        _scorer.Dispose();
        _device.Dispose();
    }

    /// <summary>Scores consecutive networks, while other devices may score others of the batch. The caller has made room.</summary>
    internal void EvaluateSome(in EvaluationJob job)
    {
        Times = default;
        Launches = 0;
        UploadedBytes = 0;
        UploadedTopologyBytes = 0;
        _source.Locks.Offer(job.Batch, LocksBatches);
        int items = _scorer.ItemCount(job.Plan);
        int lanes = Math.Clamp(Math.Min(items, _options.MostThreads), 1, Occupancy.WarpSize(_device.Accelerator));
        int start = job.Start;
        if (_large is not null)
        {
            start = _large.Evaluate(job.Batch, start, job.End, job.Plan, items, lanes, job.Scores);
            Times = _large.Times;
            Launches = _large.Launches;
            UploadedBytes = _large.UploadedBytes;
            UploadedTopologyBytes = _large.UploadedTopologyBytes;
        }

        if (start < job.End)
        {
            _parts.Evaluate(job with { Start = start }, items);
            GpuTimes parts = _parts.Times;
            Times = new GpuTimes(Times.Upload + parts.Upload, Times.Kernel + parts.Kernel, Times.Download + parts.Download);
            Launches += _parts.Launches;
            UploadedBytes += _parts.UploadedBytes;
            UploadedTopologyBytes += _parts.UploadedTopologyBytes;
        }
    }

    private static DeviceScorer ScorerOf(EvolutionTask task, GpuDevice device, GpuOptions? options)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(device);
        VerifyUse(device, options ?? new GpuOptions());
        return task.Accept(new ScorerFactory(device, options?.Arithmetic ?? ArithmeticKind.Exact));
    }

    private static void VerifyUse(GpuDevice device, GpuOptions options)
    {
        if (device.Refusal(options) is { } why)
        {
            string name = $"{device.Backend} ({device.Name})";
            device.Dispose();
            throw new DeviceUnavailableException($"{name} {why}");
        }
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
