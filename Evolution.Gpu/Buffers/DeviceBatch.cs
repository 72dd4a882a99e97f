using System.Runtime.InteropServices;
using Evolution.Core.Genomes;
using Evolution.Core.Networks;
using Evolution.Gpu.Views;
using ILGPU.Runtime;

namespace Evolution.Gpu.Buffers;

/// <summary>Consecutive networks of a batch in device memory.</summary>
/// <param name="accelerator">The device; stays the caller's to dispose.</param>
internal sealed class DeviceBatch(Accelerator accelerator) : IDisposable
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

    /// <summary>Returns the bytes that some networks take, their results included.</summary>
    public static long BytesFor(long networks, long nodes, long edges, NetworkShape shape) =>
        (networks * ((3 * sizeof(int)) + (shape.Outputs * sizeof(int)) + sizeof(float) + sizeof(bool)))
        + (nodes * (sizeof(int) + (shape.NumbersPerNode * sizeof(float)) + sizeof(ActivationKind) + sizeof(AggregationKind)))
        + (edges * sizeof(ulong));

    /// <summary>Copies networks to the device.</summary>
    /// <param name="batch">The networks.</param>
    /// <param name="part">Which of them.</param>
    /// <param name="hasFunctions">Whether the kernel reads each node's functions.</param>
    public BatchView Upload(NetworkBatch batch, BatchPart part, bool hasFunctions)
    {
        int firstNode = batch.NodeOffset[part.Start];
        int endNode = batch.NodeOffset[part.End];
        int firstEdge = batch.EdgeOffset[firstNode];
        int endEdge = batch.EdgeOffset[endNode];
        int outputs = batch.Shape.Outputs;
        int endFunction = hasFunctions ? endNode : firstNode;
        return new BatchView
        {
            NodeOffset = _nodeOffset.Upload(batch.NodeOffset[part.Start..(part.End + 1)]),
            EdgeOffset = _edgeOffset.Upload(batch.EdgeOffset[firstNode..(endNode + 1)]),
            Edge = _edge.Upload(MemoryMarshal.Cast<NetworkEdge, ulong>(batch.Edge[firstEdge..endEdge])),
            Bias = _bias.Upload(batch.Bias[firstNode..endNode]),
            Rate = _rate.Upload(batch.Rate.IsEmpty ? [] : batch.Rate[firstNode..endNode]),
            Activation = _activation.Upload(MemoryMarshal.Cast<ActivationKind, byte>(batch.Activation[firstNode..endFunction])),
            Aggregation = _aggregation.Upload(MemoryMarshal.Cast<AggregationKind, byte>(batch.Aggregation[firstNode..endFunction])),
            OutputNode = _outputNode.Upload(batch.OutputNode[(part.Start * outputs)..(part.End * outputs)]),
            Genome = _genome.Upload(batch.Genome[part.Start..part.End]),
            GenomesPerRun = batch.GenomesPerRun,
            HasFunctions = hasFunctions ? 1 : 0,
            Dynamics = batch.Shape.Dynamics,
            Networks = part.End - part.Start,
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
}
