using System.Runtime.CompilerServices;
using Evolution.Core.Genomes;
using Evolution.Core.Networks;
using Evolution.Gpu.Views;
using ILGPU;
using ILGPU.Runtime;

namespace Evolution.Gpu.Buffers;

/// <summary>Consecutive networks of a batch in device memory.</summary>
/// <param name="accelerator">The device; stays the caller's to dispose.</param>
/// <param name="source">Where it is copied from; stays the caller's to dispose.</param>
internal sealed class DeviceBatch(Accelerator accelerator, BatchSource source) : IDisposable
{
    private readonly DeviceBuffer<int> _nodeOffset = new(accelerator);
    private readonly DeviceBuffer<int> _edgeOffset = new(accelerator);
    private readonly DeviceBuffer<ulong> _edge = new(accelerator);
    private readonly DeviceBuffer<float> _bias = new(accelerator);
    private readonly DeviceBuffer<float> _rate = new(accelerator);
    private readonly DeviceBuffer<byte> _activation = new(accelerator);
    private readonly DeviceBuffer<byte> _aggregation = new(accelerator);
    private readonly DeviceBuffer<int> _outputNode = new(accelerator);
    private readonly DeviceBuffer<int> _genome = new(accelerator);
    private readonly DeviceBuffer<int> _weight = new(accelerator);
    private readonly DeviceBuffer<long> _place = new(accelerator);
    private readonly DeviceTopologies _topologies = new(accelerator);

    /// <summary>Gets the bytes taken on the device.</summary>
    public long Bytes =>
        _nodeOffset.Bytes + _edgeOffset.Bytes + _edge.Bytes + _bias.Bytes + _rate.Bytes + _activation.Bytes + _aggregation.Bytes + _outputNode.Bytes + _genome.Bytes
        + _weight.Bytes + _place.Bytes + _topologies.Bytes;

    /// <summary>Gets the bytes that were copied to the device since the evaluation began.</summary>
    public long UploadedBytes { get; private set; }

    /// <summary>Gets how many of them told a topology: edges, offsets, functions and outputs, weights not counted.</summary>
    public long UploadedTopologyBytes { get; private set; }

    /// <summary>Returns the bytes that some networks of a batch take, their results included, and room for as many topologies to come where topologies are kept.</summary>
    public static long BytesFor(NetworkBatch batch, long networks, long nodes, long edges)
    {
        NetworkShape shape = batch.Shape;
        long kept = batch.HasWeights
            ? (networks * 2 * sizeof(long)) + (edges * sizeof(float)) + (2 * sizeof(int) * DeviceTopologies.WordsFor(networks, nodes, edges, shape.Outputs))
            : 0;
        return (networks * ((3 * sizeof(int)) + (shape.Outputs * sizeof(int)) + sizeof(float) + sizeof(bool)))
            + (nodes * (sizeof(int) + (shape.NumbersPerNode * sizeof(float)) + sizeof(ActivationKind) + sizeof(AggregationKind)))
            + (edges * sizeof(ulong)) + kept;
    }

    /// <summary>Starts an evaluation: sets the counters of bytes to 0.</summary>
    public void Begin()
    {
        (UploadedBytes, UploadedTopologyBytes) = (0, 0);
        _topologies.Begin();
    }

    /// <summary>Lets a stream copy networks to the device. Their batch, which the locks hold, stays as it is until then.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="batch">The networks.</param>
    /// <param name="part">Which of them.</param>
    /// <param name="hasFunctions">Whether the kernel reads each node's functions.</param>
    /// <param name="keptWords">The words of topologies that may stay on the device; 0 keeps none.</param>
    public BatchView Upload(AcceleratorStream stream, NetworkBatch batch, BatchPart part, bool hasFunctions, long keptWords)
    {
        int firstNode = batch.NodeOffset[part.Start];
        int nodes = batch.NodeOffset[part.End] - firstNode;
        int networks = part.End - part.Start;
        var view = new BatchView
        {
            NodeOffset = Upload(stream, _nodeOffset, BatchColumn.NodeOffset, part.Start, networks + 1),
            Bias = Upload(stream, _bias, BatchColumn.Bias, firstNode, nodes),
            Rate = Upload(stream, _rate, BatchColumn.Rate, firstNode, batch.Rate.IsEmpty ? 0 : nodes),
            Genome = Upload(stream, _genome, BatchColumn.Genome, part.Start, networks),
            GenomesPerRun = batch.GenomesPerRun,
            HasFunctions = hasFunctions ? 1 : 0,
            Dynamics = batch.Shape.Dynamics,
            Networks = networks,
            FirstNode = firstNode,
            FirstEdge = batch.EdgeOffset[firstNode],
            Inputs = batch.Shape.Inputs,
            TaskInputs = batch.Shape.TaskInputs,
            Outputs = batch.Shape.Outputs,
        };
        int edges = batch.EdgeOffset[firstNode + nodes] - view.FirstEdge;
        if (keptWords > 0 && _topologies.TryPlace(stream, batch, part, keptWords) is { } added)
        {
            UploadedBytes += added;
            UploadedTopologyBytes += added;
            Assemble(stream, ref view, nodes, edges);
        }
        else
        {
            CopyTopologies(stream, ref view, part, nodes, edges);
        }

        return view;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _nodeOffset.Dispose();
        _edgeOffset.Dispose();
        _edge.Dispose();
        _bias.Dispose();
        _rate.Dispose();
        _activation.Dispose();
        _aggregation.Dispose();
        _outputNode.Dispose();
        _genome.Dispose();
        _weight.Dispose();
        _place.Dispose();
        _topologies.Dispose();
    }

    private void Assemble(AcceleratorStream stream, ref BatchView view, int nodes, int edges)
    {
        view.EdgeOffset = _edgeOffset.Reserve(nodes + 1L);
        view.Edge = edges == 0 ? NoEdge(stream) : _edge.Reserve(edges);
        view.Activation = _activation.Reserve(nodes);
        view.Aggregation = _aggregation.Reserve(nodes);
        view.OutputNode = _outputNode.Reserve((long)view.Networks * view.Outputs);
        ArrayView<long> places = _topologies.Places(view.Networks);
        UploadedBytes += places.LengthInBytes;
        source.Assembler.Assemble(stream, new AssemblyView
        {
            Words = _topologies.Words,
            Place = _place.Upload(stream, places),
            Weight = Upload(stream, _weight, BatchColumn.Weight, view.FirstEdge, edges),
            Batch = view,
        });
    }

    private void CopyTopologies(AcceleratorStream stream, ref BatchView view, BatchPart part, int nodes, int edges)
    {
        int functions = view.HasFunctions * nodes;
        long before = UploadedBytes;
        view.EdgeOffset = Upload(stream, _edgeOffset, BatchColumn.EdgeOffset, view.FirstNode, nodes + 1);
        view.Edge = edges == 0 ? NoEdge(stream) : Upload(stream, _edge, BatchColumn.Edge, view.FirstEdge, edges);
        view.Activation = Upload(stream, _activation, BatchColumn.Activation, view.FirstNode, functions);
        view.Aggregation = Upload(stream, _aggregation, BatchColumn.Aggregation, view.FirstNode, functions);
        view.OutputNode = Upload(stream, _outputNode, BatchColumn.OutputNode, part.Start * view.Outputs, view.Networks * view.Outputs);
        UploadedTopologyBytes += UploadedBytes - before - ((long)edges * sizeof(float));
    }

    private ArrayView<TElement> Upload<TElement>(AcceleratorStream stream, DeviceBuffer<TElement> buffer, BatchColumn column, int first, int count)
        where TElement : unmanaged
    {
        if (count == 0)
        {
            return buffer.Reserve(0);
        }

        long size = Unsafe.SizeOf<TElement>();
        UploadedBytes += count * size;
        return buffer.Upload(stream, source.Locks[column].Bytes(first * size, count * size).Cast<TElement>());
    }

    /// <summary>Returns one edge of node 0: threads that read ahead find a source where networks have no edges.</summary>
    private ArrayView<ulong> NoEdge(AcceleratorStream stream) => _edge.ReserveZero(stream, 1);
}
