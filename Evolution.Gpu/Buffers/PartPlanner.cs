using Evolution.Core.Networks;
using ILGPU.Runtime;
using HostBuffers = Evolution.Core.Numerics.Buffers;

namespace Evolution.Gpu.Buffers;

/// <summary>Cuts a batch into parts that fit the memory they may take, none of them mixing networks that fit shared memory with some that do not.</summary>
internal sealed class PartPlanner
{
    private MemoryPlan[] _plan = [];

    /// <summary>Prepares consecutive networks of a batch.</summary>
    public void Begin(Accelerator accelerator, NetworkBatch batch, int start, int end, int lanes, MemoryPlan? forced)
    {
        // Networks come by falling work, so what fits once nearly always fits from there on.
        HostBuffers.Reserve(ref _plan, batch.NetworkCount);
        int mostNodes = 0;
        int mostEdges = 0;
        for (int network = end - 1; network >= start; network--)
        {
            (int nodes, int edges) = SizeOf(batch, network);
            if (nodes > mostNodes || edges > mostEdges)
            {
                mostNodes = Math.Max(mostNodes, nodes);
                mostEdges = Math.Max(mostEdges, edges);
            }

            MemoryPlan fitting = LaunchShape.PlanFor(accelerator, lanes, batch.Shape, mostNodes, mostEdges);
            _plan[network] = forced > fitting ? forced.Value : fitting;
        }
    }

    /// <summary>Returns the part that starts at a network: at least that one, and as many more as fit.</summary>
    public BatchPart Next(NetworkBatch batch, int start, int limit, long mostBytes)
    {
        int mostNodes = 0;
        int mostEdges = 0;
        long nodesSoFar = 0;
        long edgesSoFar = 0;
        int end = start;
        for (; end < limit && _plan[end] == _plan[start]; end++)
        {
            (int nodes, int edges) = SizeOf(batch, end);
            nodesSoFar += nodes;
            edgesSoFar += edges;
            if (end > start && DeviceBatch.BytesFor(end + 1 - start, nodesSoFar, edgesSoFar, batch.Shape) > mostBytes)
            {
                break;
            }

            mostNodes = Math.Max(mostNodes, nodes);
            mostEdges = Math.Max(mostEdges, edges);
        }

        return new BatchPart(start, end, mostNodes, mostEdges, _plan[start]);
    }

    private static (int Nodes, int Edges) SizeOf(NetworkBatch batch, int network)
    {
        int first = batch.NodeOffset[network];
        int end = batch.NodeOffset[network + 1];
        return (end - first, batch.EdgeOffset[end] - batch.EdgeOffset[first]);
    }
}
