using System.Diagnostics;
using Evolution.Core.Networks;
using Evolution.Gpu.Buffers;
using Evolution.Gpu.Compiling;
using Evolution.Gpu.Faults;
using Evolution.Gpu.Views;
using ILGPU.Runtime;

namespace Evolution.Gpu.Lanes;

/// <summary>
/// Scores networks in parts, on some streams in turn: while one part is evaluated the next are copied to the device. Which part a
/// network is in cannot change a bit, because networks share nothing.
/// </summary>
/// <param name="scorer">The kernels; stay the caller's to dispose.</param>
/// <param name="device">The device; stays the caller's to dispose.</param>
/// <param name="options">How to use it.</param>
/// <param name="memory">The bytes that it may take.</param>
/// <param name="source">Where a batch is copied from; stays the caller's to dispose.</param>
internal sealed class PartPipeline(DeviceScorer scorer, GpuDevice device, GpuOptions options, MemoryBudget memory, BatchSource source) : IDisposable
{
    /// <summary>Copied in less time than a launch takes to start, so that smaller parts hide nothing.</summary>
    private const long LeastPartBytes = 4 << 20;

    private const int Parts = 4;

    /// <summary>Parts of large networks take long, so that two of them hide each other's copies, and more would only take memory.</summary>
    private const int LargeUnderWay = 2;

    private readonly PartSlot[] _slots = [.. Enumerable.Range(0, Parts).Select(_ => new PartSlot(device.Accelerator, source))];
    private readonly PartPlanner _planner = new();
    private int _underWay;
    private int _launched;
    private int _noted;
    private double _upload;
    private double _download;

    /// <summary>Gets where the time of the last evaluation went: what of the copies was waited for, and the rest.</summary>
    public GpuTimes Times { get; private set; }

    /// <summary>Gets the launches of the last evaluation.</summary>
    public int Launches { get; private set; }

    /// <summary>Gets the bytes that the last evaluation copied to the device.</summary>
    public long UploadedBytes => SumOf(static slot => slot.Batch.UploadedBytes);

    /// <summary>Gets how many of them told a topology.</summary>
    public long UploadedTopologyBytes => SumOf(static slot => slot.Batch.UploadedTopologyBytes);

    /// <summary>Gets the bytes taken on the device.</summary>
    public long Bytes => SumOf(static slot => slot.Bytes);

    /// <summary>Scores networks.</summary>
    /// <param name="job">Which ones, and how.</param>
    /// <param name="items">Rows or episodes of each network.</param>
    public void Evaluate(in EvaluationJob job, int items)
    {
        (_launched, _noted, Launches, _upload, _download) = (0, 0, 0, 0, 0);
        _underWay = job.Batch.HasWeights ? LargeUnderWay : Parts;
        foreach (PartSlot slot in _slots)
        {
            slot.Batch.Begin();
        }

        _planner.Begin(device.Accelerator, job.Batch, job.Start, job.End, items, options);
        var key = new KernelKey(MemoryPlan.AllShared, job.Batch.CommonActivation, job.Batch.Shape.Dynamics.Kind);
        long began = Stopwatch.GetTimestamp();
        int next = job.Start;
        for (int done = job.Start; done < job.End;)
        {
            try
            {
                if (next < job.End && _launched - _noted < _underWay)
                {
                    next = Launch(job, next, key, items);
                }
                else
                {
                    job.Beside?.Do();
                    done = Note(job);
                }
            }
            catch (AcceleratorException exception) when (memory.Shrinks(exception))
            {
                // A part's scores are noted last, so that nothing of the parts under way was.
                Abandon();
                next = done;
            }
            catch (AcceleratorException exception) when (DeviceFault.IsOutOfMemory(exception))
            {
                throw memory.Exhausted(device.Name, exception);
            }
        }

        double all = Stopwatch.GetElapsedTime(began).TotalMilliseconds - (job.Beside?.Milliseconds ?? 0);
        Times = new GpuTimes(_upload, all - _upload - _download, _download);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (PartSlot slot in _slots)
        {
            slot.Dispose();
        }
    }

    private long SumOf(Func<PartSlot, long> bytes)
    {
        long sum = 0;
        foreach (PartSlot slot in _slots)
        {
            sum += bytes(slot);
        }

        return sum;
    }

    private int Launch(in EvaluationJob job, int start, KernelKey key, int items)
    {
        NetworkBatch batch = job.Batch;
        PartShares shares = Shares(job);
        BatchPart part = _planner.Next(batch, start, job.End, shares.Part);
        key = key with { Memory = part.Memory, LanesPerThread = part.Group.LanesPerThread };
        int networks = part.End - part.Start;
        LaunchShape shape = ShapeOf(batch, part, key, items, shares.Scratch);
        long bytes = DeviceBatch.BytesFor(batch, networks, part.MostNodes, part.MostEdges) + shape.ScratchBytes(items);
        MemoryBudget.Verify(part, bytes, device.Accelerator.MemorySize);

        PartSlot slot = _slots[_launched % _underWay];
        long began = Stopwatch.GetTimestamp();
        BatchView view = slot.Batch.Upload(slot.Stream, batch, part, key.Activation is null, shares.KeptWords);
        WorkView work = slot.Results.Begin(slot.Stream, shape, networks, items, batch.RunCount);
        if (_launched == _noted)
        {
            slot.Stream.Synchronize();
            _upload += Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        }

        scorer.Launch(new LanesLaunch(slot.Stream, key, shape, view, work), job.Plan);
        slot.Part = part;
        _launched++;
        return part.End;
    }

    private int Note(in EvaluationJob job)
    {
        PartSlot slot = _slots[_noted % _underWay];
        slot.Stream.Synchronize();
        long evaluated = Stopwatch.GetTimestamp();
        slot.Results.Download(slot.Stream, job.Batch.Genome[slot.Part.Start..slot.Part.End], job.Scores);
        _download += Stopwatch.GetElapsedTime(evaluated).TotalMilliseconds;
        _noted++;
        Launches++;
        return slot.Part.End;
    }

    private void Abandon()
    {
        foreach (PartSlot slot in _slots)
        {
            slot.Free();
        }

        _noted = _launched;
    }

    private LaunchShape ShapeOf(NetworkBatch batch, BatchPart part, KernelKey key, int items, long scratchBytes)
    {
        Accelerator accelerator = device.Accelerator;
        var shape = LaunchShape.For(accelerator, batch.Shape, part);
        int perMultiprocessor = Occupancy.Blocks(accelerator, scorer.KernelFor(key), shape.Threads, shape.SharedBytes);
        long resident = (long)Math.Max(1, perMultiprocessor) * accelerator.NumMultiprocessors;
        return shape.WithBlocks(resident, part.End - part.Start, items, scratchBytes);
    }

    /// <summary>Shares the memory out: between the parts that are under way, unless one is all.</summary>
    private PartShares Shares(in EvaluationJob job)
    {
        NetworkBatch batch = job.Batch;
        int networks = job.End - job.Start;
        int firstNode = batch.NodeOffset[job.Start];
        int endNode = batch.NodeOffset[job.End];
        long nodes = endNode - firstNode;
        long edges = batch.EdgeOffset[endNode] - batch.EdgeOffset[firstNode];
        long all = DeviceBatch.BytesFor(batch, networks, nodes, edges);
        long part = options.PartBytes ?? (all < 2 * LeastPartBytes ? all : Math.Max(LeastPartBytes, (all / Parts) + (all / 64)));
        bool fits = all <= memory.Limit / 2;
        bool isOne = fits && all <= part;
        long words = batch.HasWeights && fits ? DeviceTopologies.WordsFor(networks, nodes, edges, batch.Shape.Outputs) : 0;

        if (isOne)
        {
            return new PartShares(memory.Limit / 2, memory.Limit / 4, 2 * words);
        }

        // Each slot keeps the topologies of the parts that fall to it, and a quarter as many to come.
        part = Math.Clamp(memory.Limit / (2 * Parts), 1, part);
        long parts = (all + part - 1) / part;
        long partsOfSlot = (parts + _underWay - 1) / _underWay;
        return new PartShares(part, memory.Limit / (4 * Parts), words * partsOfSlot / parts * 5 / 4);
    }

    /// <summary>What a part may take.</summary>
    /// <param name="Part">Bytes of networks.</param>
    /// <param name="Scratch">Bytes of scratch memory.</param>
    /// <param name="KeptWords">Words of topologies that stay on the device.</param>
    private readonly record struct PartShares(long Part, long Scratch, long KeptWords);
}
