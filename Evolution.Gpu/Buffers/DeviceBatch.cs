using System.Runtime.CompilerServices;
using Evolution.Core.Genomes;
using Evolution.Core.Networks;
using Evolution.Gpu.Views;
using ILGPU;
using ILGPU.Runtime;

namespace Evolution.Gpu.Buffers;

/// <summary>Consecutive networks of a batch in device memory.</summary>
/// <param name="accelerator">The device; stays the caller's to dispose.</param>
/// <param name="locks">The batch's columns in host memory; stay the caller's to dispose.</param>
internal sealed class DeviceBatch(Accelerator accelerator, BatchLocks locks) : IDisposable
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

    /// <summary>Gets the bytes taken on the device.</summary>
    public long Bytes =>
        _nodeOffset.Bytes + _edgeOffset.Bytes + _edge.Bytes + _bias.Bytes + _rate.Bytes + _activation.Bytes + _aggregation.Bytes + _outputNode.Bytes + _genome.Bytes;

    /// <summary>Gets the bytes that were copied to the device since the last <see cref="CountAgain"/>.</summary>
    public long UploadedBytes { get; private set; }

    /// <summary>Returns the bytes that some networks take, their results included.</summary>
    public static long BytesFor(long networks, long nodes, long edges, NetworkShape shape) =>
        (networks * ((3 * sizeof(int)) + (shape.Outputs * sizeof(int)) + sizeof(float) + sizeof(bool)))
        + (nodes * (sizeof(int) + (shape.NumbersPerNode * sizeof(float)) + sizeof(ActivationKind) + sizeof(AggregationKind)))
        + (edges * sizeof(ulong));

    /// <summary>Sets the counter of bytes to 0.</summary>
    public void CountAgain() => UploadedBytes = 0;

    /// <summary>Lets a stream copy networks to the device. Their batch, which the locks hold, stays as it is until then.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="batch">The networks.</param>
    /// <param name="part">Which of them.</param>
    /// <param name="hasFunctions">Whether the kernel reads each node's functions.</param>
    public BatchView Upload(AcceleratorStream stream, NetworkBatch batch, BatchPart part, bool hasFunctions)
    {
        int firstNode = batch.NodeOffset[part.Start];
        int nodes = batch.NodeOffset[part.End] - firstNode;
        int firstEdge = batch.EdgeOffset[firstNode];
        int edges = batch.EdgeOffset[firstNode + nodes] - firstEdge;
        int networks = part.End - part.Start;
        int outputs = batch.Shape.Outputs;
        int functions = hasFunctions ? nodes : 0;
        return new BatchView
        {
            NodeOffset = Upload(stream, _nodeOffset, BatchColumn.NodeOffset, part.Start, networks + 1),
            EdgeOffset = Upload(stream, _edgeOffset, BatchColumn.EdgeOffset, firstNode, nodes + 1),
            Edge = Upload(stream, _edge, BatchColumn.Edge, firstEdge, edges),
            Bias = Upload(stream, _bias, BatchColumn.Bias, firstNode, nodes),
            Rate = Upload(stream, _rate, BatchColumn.Rate, firstNode, batch.Rate.IsEmpty ? 0 : nodes),
            Activation = Upload(stream, _activation, BatchColumn.Activation, firstNode, functions),
            Aggregation = Upload(stream, _aggregation, BatchColumn.Aggregation, firstNode, functions),
            OutputNode = Upload(stream, _outputNode, BatchColumn.OutputNode, part.Start * outputs, networks * outputs),
            Genome = Upload(stream, _genome, BatchColumn.Genome, part.Start, networks),
            GenomesPerRun = batch.GenomesPerRun,
            HasFunctions = hasFunctions ? 1 : 0,
            Dynamics = batch.Shape.Dynamics,
            Networks = networks,
            FirstNode = firstNode,
            FirstEdge = firstEdge,
            Inputs = batch.Shape.Inputs,
            TaskInputs = batch.Shape.TaskInputs,
            Outputs = outputs,
        };
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
        return buffer.Upload(stream, locks[column].Bytes(first * size, count * size).Cast<TElement>());
    }
}
