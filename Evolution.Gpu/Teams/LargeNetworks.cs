using System.Diagnostics;
using Evolution.Core.Evaluation;
using Evolution.Core.Genomes;
using Evolution.Core.Networks;
using Evolution.Core.Tasks;
using Evolution.Gpu.Buffers;
using Evolution.Gpu.Faults;
using Evolution.Gpu.Views;
using ILGPU.Runtime;

namespace Evolution.Gpu.Teams;

/// <summary>Scores the networks of a batch that are too large for a lane: those that come first, because networks come by falling work.</summary>
/// <param name="task">The task.</param>
/// <param name="device">The device; stays the caller's to dispose.</param>
/// <param name="options">How to use it.</param>
/// <param name="memory">The bytes that it may take.</param>
/// <param name="source">Where a batch is copied from; stays the caller's to dispose.</param>
internal sealed class LargeNetworks(EvolutionTask task, GpuDevice device, GpuOptions options, MemoryBudget memory, BatchSource source) : IDisposable
{
    /// <summary>Networks that take less than this go in one launch.</summary>
    private const long LeastPartBytes = 16 << 20;

    /// <summary>More fill the device alike, with as much less memory for edges and values.</summary>
    private const int Parts = 4;

    /// <summary>The values of a whole network may take so many times the memory of those that a level touches.</summary>
    private const int MostSpansOfValues = 16;

    private readonly DeviceBatch _batch = new(device.Accelerator, source);
    private readonly TeamBuffers _buffers = new(device.Accelerator);
    private readonly LevelTiles _tiles = new();
    private readonly StreamArranger _streams = new(device.Accelerator);
    private readonly SourceReach _reach = new();
    private readonly EdgeSpread _spread = new();
    private readonly RecurringTopologies _recurring = new();
    private readonly KernelClock _clock = new(device.Accelerator);
    private TeamScorer? _scorer;
    private long _keptWords;
    private long _partBytes;
    private bool _hasStreams = true;

    /// <summary>Gets the bytes taken on the device.</summary>
    public long Bytes => _batch.Bytes + _buffers.Bytes + _streams.Bytes;

    /// <summary>Gets the bytes that the last evaluation copied to the device.</summary>
    public long UploadedBytes => _batch.UploadedBytes;

    /// <summary>Gets how many of them told a topology.</summary>
    public long UploadedTopologyBytes => _batch.UploadedTopologyBytes;

    /// <summary>Gets where the time of the last evaluation went.</summary>
    public GpuTimes Times { get; private set; }

    /// <summary>Gets the launches of the last evaluation.</summary>
    public int Launches { get; private set; }

    /// <summary>Gets the kernel of the last launch; null where none was needed.</summary>
    public KernelKind? LastKernel { get; private set; }

    private TeamScorer Scorer => _scorer ??= task.Accept(new TeamScorerFactory(device, options.Arithmetic));

    /// <summary>Scores the large networks.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="start">The first network to score.</param>
    /// <param name="end">One past the last.</param>
    /// <param name="plan">Episodes and seeds.</param>
    /// <param name="items">Rows or episodes of each network.</param>
    /// <param name="lanes">Rows or episodes that a group of lanes computes side by side.</param>
    /// <param name="scores">Receives the results.</param>
    /// <returns>The first network that is left.</returns>
    public int Evaluate(NetworkBatch batch, int start, int end, in EvaluationPlan plan, int items, int lanes, PopulationScores scores)
    {
        Times = default;
        Launches = 0;
        LastKernel = null;
        _batch.Begin();
        Share(batch, start, end);
        bool hasLevels = batch.Shape.Dynamics.Kind == NetworkKind.Feedforward;
        if (!hasLevels || options.Kernel == KernelKind.Lanes || (options.Kernel == KernelKind.Auto && options.Memory is not null))
        {
            return start;
        }

        int rowsAtOnce = task.Accept(RowsAtOnce.Instance);
        var costs = new KernelCosts(device.Accelerator, items, lanes, rowsAtOnce);
        while (start < end)
        {
            KernelKind kernel = KernelOf(costs, batch, start);
            if (kernel == KernelKind.Lanes)
            {
                break;
            }

            try
            {
                start = Evaluate(batch, PartFrom(costs, batch, start, end, kernel, items), kernel, plan, items, scores);
            }
            catch (AcceleratorException exception) when (_streams.Bytes > 0 && DeviceFault.IsOutOfMemory(exception))
            {
                // Streams only make it faster: without them the same parts may fit.
                _streams.Dispose();
                _hasStreams = false;
            }
            catch (AcceleratorException exception) when (memory.Shrinks(exception))
            {
                _batch.Dispose();
                _buffers.Dispose();
                _streams.Dispose();
            }
            catch (AcceleratorException exception) when (DeviceFault.IsOutOfMemory(exception))
            {
                throw memory.Exhausted(device.Name, exception);
            }
        }

        return start;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _clock.Dispose();
        _scorer?.Dispose();
        _streams.Dispose();
        _buffers.Dispose();
        _batch.Dispose();
    }

    private KernelKind KernelOf(KernelCosts costs, NetworkBatch batch, int network) =>
        options.Kernel == KernelKind.Auto ? costs.Choose(batch, network) : options.Kernel;

    /// <summary>Returns the networks from one on that go to the same kernel and fit the memory together, at least that one.</summary>
    private BatchPart PartFrom(KernelCosts costs, NetworkBatch batch, int start, int limit, KernelKind kernel, int items)
    {
        int mostNodes = 0;
        int mostEdges = 0;
        int end = start;
        do
        {
            int first = batch.NodeOffset[end];
            int behind = batch.NodeOffset[end + 1];
            mostNodes = Math.Max(mostNodes, behind - first);
            mostEdges = Math.Max(mostEdges, batch.EdgeOffset[behind] - batch.EdgeOffset[first]);
            end++;
        }
        while (end < limit && Fits(batch, start, end + 1, items) && KernelOf(costs, batch, end) == kernel);

        return new BatchPart(start, end, mostNodes, mostEdges, MemoryPlan.AllGlobal);
    }

    /// <summary>Shares the memory out: a part of the networks at a time, and all their topologies with a quarter as many to come, where all fit at once.</summary>
    private void Share(NetworkBatch batch, int start, int end)
    {
        var size = PartSize.Of(batch, start, end);
        long all = size.BytesIn(batch);
        _partBytes = Math.Min(memory.Limit / 2, Math.Max(LeastPartBytes, (all / Parts) + (all / 64)));
        _keptWords = batch.HasWeights && all <= memory.Limit / 2
            ? DeviceTopologies.WordsFor(end - start, size.Nodes, size.Edges, batch.Shape.Outputs) * 5 / 4
            : 0;
    }

    private bool Fits(NetworkBatch batch, int start, int end, int items)
    {
        var size = PartSize.Of(batch, start, end);
        return size.Networks * items < int.MaxValue && size.BytesIn(batch) + (size.Networks * items * sizeof(float)) <= _partBytes;
    }

    private int Evaluate(NetworkBatch batch, BatchPart part, KernelKind kernel, in EvaluationPlan plan, int items, PopulationScores scores)
    {
        Accelerator accelerator = device.Accelerator;
        long began = Stopwatch.GetTimestamp();
        int networks = part.End - part.Start;
        TeamShape shape = ShapeFor(batch, part, kernel, items, out int passes);
        long bytes = DeviceBatch.BytesFor(batch, networks, part.MostNodes, part.MostEdges)
            + (sizeof(float) * (((long)networks * items) + ((long)shape.Teams * part.MostNodes * shape.Lanes)));
        MemoryBudget.Verify(part, bytes, accelerator.MemorySize);
        TeamView work = _buffers.Begin(shape, _tiles, batch, part, items, passes, batch.RunCount, Scorer.WalksOnce);

        // What is waited for comes first, so that the device has work while the kernel is launched.
        BatchView view = _batch.Upload(accelerator.DefaultStream, batch, part, hasFunctions: true, _keptWords);
        if (shape.HasWindow)
        {
            _streams.Arrange(shape, batch, part, view, ref work);
        }

        _clock.Start();
        Scorer.Launch(shape, view, work, plan);
        double milliseconds = _clock.Stop();
        long evaluated = Stopwatch.GetTimestamp();
        _buffers.Download(batch.Genome[part.Start..part.End], scores);
        Launches++;
        LastKernel = kernel;
        Times = new GpuTimes(
            Times.Upload + Stopwatch.GetElapsedTime(began, evaluated).TotalMilliseconds - milliseconds,
            Times.Kernel + milliseconds,
            Times.Download + Stopwatch.GetElapsedTime(evaluated).TotalMilliseconds);
        return part.End;
    }

    private TeamShape ShapeFor(NetworkBatch batch, BatchPart part, KernelKind kernel, int items, out int passes)
    {
        Accelerator accelerator = device.Accelerator;
        var shape = TeamShape.For(accelerator, kernel, SpanOf(batch, part), Scorer.RowsAtOnce);
        int levels = batch.LevelOffset[part.Start + 1] - batch.LevelOffset[part.Start];
        shape = shape.WithLanesPerThread(accelerator, part.MostNodes / Math.Max(1, levels), options.LanesPerThread);
        bool mayHaveLists = options.LanesPerThread is null && shape.MayHaveLists(accelerator) && HasRoomForLists(batch, part) && _recurring.ComeAgain(batch, part);
        shape = mayHaveLists ? shape.WithLists(accelerator, batch, part, items, _spread) : shape;
        shape = HasRoomForStreams(batch, part) ? shape.WithWindow(accelerator, batch, part, _reach) : shape;
        shape = shape.WithWarpTiles(accelerator);
        shape = shape.Fitting(accelerator, Scorer.KernelFor(shape));
        if (shape.HasWindow)
        {
            _tiles.Clear();
        }
        else
        {
            _tiles.Cut(batch, part, shape.Tile);
        }

        passes = Scorer.RowsAtOnce == 1 ? items : (items + shape.Lanes - 1) / shape.Lanes;
        long mostTeams = Math.Max(1, memory.Limit / 4 / ((long)part.MostNodes * shape.Lanes * sizeof(float)));
        int resident = shape.ResidentBlocks(accelerator, Scorer.KernelFor(shape));
        return shape.WithBlocks(resident, _tiles, checked((part.End - part.Start) * passes), mostTeams);
    }

    /// <summary>Returns whether edges may take memory a second time, in the order in which warps read them.</summary>
    private bool HasRoomForStreams(NetworkBatch batch, BatchPart part)
    {
        var size = PartSize.Of(batch, part.Start, part.End);
        return _hasStreams && size.BytesIn(batch) + StreamArranger.MostBytesFor(device.Accelerator, size) <= memory.Limit;
    }

    /// <summary>Returns whether there is memory for lists of nodes.</summary>
    private bool HasRoomForLists(NetworkBatch batch, BatchPart part)
    {
        var size = PartSize.Of(batch, part.Start, part.End);
        return size.BytesIn(batch) + NodeLists.MostBytesFor(device.Accelerator, size) <= memory.Limit;
    }

    /// <summary>Returns the nodes that a level touches, or more, so that the values of all nodes leave room for edges.</summary>
    private int SpanOf(NetworkBatch batch, BatchPart part)
    {
        long mostLanes = Math.Max(1, memory.Limit / 4 / ((long)part.MostNodes * sizeof(float)));
        int leastSpan = Math.Max(part.MostNodes / MostSpansOfValues, (int)(TeamShape.FloatsInCache / mostLanes));
        return Math.Max(ReadSpan.Of(batch, part), leastSpan);
    }

    private sealed class RowsAtOnce : ITaskVisitor<int>
    {
        public static RowsAtOnce Instance { get; } = new();

        public int VisitSamples<TTask>(SampleEvolutionTask<TTask> task)
            where TTask : struct, ISampleTask => task.Table.RowCount;

        public int VisitEnvironment<TEnvironment, TState>(EnvironmentEvolutionTask<TEnvironment, TState> task)
            where TEnvironment : struct, IEnvironment<TState>
            where TState : unmanaged => 1;
    }
}
