using Evolution.Core.Evaluation;
using Evolution.Core.Networks;
using Evolution.Core.Numerics;
using Evolution.Gpu.Faults;

namespace Evolution.Gpu;

/// <summary>
/// Scores a population on several devices at once, a thread for each. The networks are cut into as many runs of about the same
/// work; which device scores a network cannot change a bit, because networks share nothing.
/// </summary>
public sealed class MultiDeviceEvaluator : IPopulationEvaluator
{
    private readonly GpuEvaluator[] _devices;
    private readonly WorkerPool _threads;
    private readonly DeviceJob _job;
    private readonly WorkBeside _beside = new();

    /// <summary>Creates an evaluator.</summary>
    /// <param name="devices">An evaluator of the same task for each device; they become its own to dispose.</param>
    public MultiDeviceEvaluator(params IReadOnlyList<GpuEvaluator> devices)
    {
        ArgumentNullException.ThrowIfNull(devices);
        ArgumentOutOfRangeException.ThrowIfZero(devices.Count);
        _devices = [.. devices];
        for (int device = 1; device < _devices.Length; device++)
        {
            _devices[device].LocksBatches = false;
        }

        // One more for the work beside them.
        _threads = new WorkerPool(_devices.Length + 1);
        _job = new DeviceJob(_devices);
    }

    /// <inheritdoc/>
    public string Backend => _devices[0].Backend;

    /// <inheritdoc/>
    public string Device => $"{_devices.Length} x {string.Join(", ", _devices.Select(device => device.Device).Distinct())}";

    /// <summary>Gets the times of the device that copied longest: they copy side by side.</summary>
    public EvaluationTimes LastTimes
    {
        get
        {
            EvaluationTimes longest = default;
            foreach (GpuEvaluator device in _devices)
            {
                EvaluationTimes one = device.LastTimes;
                longest = new EvaluationTimes(Math.Max(longest.Upload, one.Upload), Math.Max(longest.Download, one.Download));
            }

            return longest;
        }
    }

    /// <inheritdoc/>
    public void Evaluate(NetworkBatch batch, in EvaluationPlan plan, PopulationScores scores) => EvaluateBeside(batch, plan, scores, static () => { });

    /// <inheritdoc/>
    public void EvaluateBeside(NetworkBatch batch, in EvaluationPlan plan, PopulationScores scores, Action work)
    {
        ArgumentNullException.ThrowIfNull(batch);
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentNullException.ThrowIfNull(work);
        scores.Begin(batch.GenomeCount, batch.RunCount);
        _beside.Begin(work);
        _job.Begin(batch, plan, scores, _beside);
        _threads.Run(_job, _devices.Length + 1, grain: 1);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _threads.Dispose();
        foreach (GpuEvaluator device in _devices)
        {
            DeviceFault.DisposeQuietly(device);
        }
    }

    private sealed class DeviceJob(GpuEvaluator[] devices) : ParallelJob
    {
        private readonly int[] _start = new int[devices.Length + 1];
        private NetworkBatch _batch = null!;
        private EvaluationPlan _plan;
        private PopulationScores _scores = null!;
        private WorkBeside _beside = null!;

        /// <summary>Cuts a batch into runs of about the same work: a network's edges, and its nodes.</summary>
        public void Begin(NetworkBatch batch, EvaluationPlan plan, PopulationScores scores, WorkBeside beside)
        {
            (_batch, _plan, _scores, _beside) = (batch, plan, scores, beside);
            long work = batch.EdgeCount + (long)batch.NodeCount;
            int network = 0;
            for (int device = 1; device < devices.Length; device++)
            {
                long share = work * device / devices.Length;
                while (network < batch.NetworkCount && batch.NodeOffset[network] + (long)batch.EdgeOffset[batch.NodeOffset[network]] < share)
                {
                    network++;
                }

                _start[device] = network;
            }

            _start[^1] = batch.NetworkCount;
        }

        public override void Execute(int start, int end, int worker)
        {
            for (int device = start; device < end; device++)
            {
                if (device == devices.Length)
                {
                    _beside.Do();
                }
                else if (_start[device] < _start[device + 1])
                {
                    devices[device].EvaluateSome(new EvaluationJob(_batch, _start[device], _start[device + 1], _plan, _scores));
                }
            }
        }
    }
}
