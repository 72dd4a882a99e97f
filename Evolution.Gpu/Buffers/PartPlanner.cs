using Evolution.Core.Genomes;
using Evolution.Core.Networks;
using ILGPU.Runtime;
using HostBuffers = Evolution.Core.Numerics.Buffers;

namespace Evolution.Gpu.Buffers;

/// <summary>Cuts a batch into parts that fit the memory they may take, none of them mixing networks that fit shared memory with some that do not.</summary>
internal sealed class PartPlanner
{
    private Place[] _place = [];
    private GroupShape _single;
    private GroupShape _double;

    /// <summary>Prepares consecutive networks of a batch.</summary>
    public void Begin(Accelerator accelerator, NetworkBatch batch, int start, int end, int items, GpuOptions options)
    {
        // Networks come by falling work, so what fits once nearly always fits from there on.
        HostBuffers.Reserve(ref _place, batch.NetworkCount);
        int mostThreads = Math.Clamp(options.MostThreads, 1, accelerator.WarpSize);
        _single = GroupShape.For(items, mostThreads, 1);
        _double = GroupShape.For(items, mostThreads, 2);
        int lanesPerThread = options.LanesPerThread ?? (GroupShape.PairsPay(items, mostThreads, accelerator.WarpSize) ? 2 : 1);
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

            _place[network] = PlaceOf(accelerator, batch.Shape, mostNodes, mostEdges, lanesPerThread, options);
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
        for (; end < limit && _place[end] == _place[start]; end++)
        {
            (int nodes, int edges) = SizeOf(batch, end);
            nodesSoFar += nodes;
            edgesSoFar += edges;
            if (end > start && DeviceBatch.BytesFor(batch, end + 1 - start, nodesSoFar, edgesSoFar) > mostBytes)
            {
                break;
            }

            mostNodes = Math.Max(mostNodes, nodes);
            mostEdges = Math.Max(mostEdges, edges);
        }

        return new BatchPart(start, end, mostNodes, mostEdges, _place[start].Memory) { Group = _place[start].LanesPerThread == 1 ? _single : _double };
    }

    /// <summary>Returns where a network goes: two lanes a thread only where no slower memory is needed for that.</summary>
    private Place PlaceOf(Accelerator accelerator, NetworkShape shape, int nodes, int edges, int lanesPerThread, GpuOptions options)
    {
        MemoryPlan forced = options.Memory ?? MemoryPlan.AllShared;
        MemoryPlan single = LaunchShape.PlanFor(accelerator, _single, shape, nodes, edges);
        MemoryPlan memory = lanesPerThread == 1 ? single : LaunchShape.PlanFor(accelerator, _double, shape, nodes, edges);
        single = forced > single ? forced : single;
        memory = forced > memory ? forced : memory;
        return memory > single && options.LanesPerThread is null ? new Place(single, 1) : new Place(memory, lanesPerThread);
    }

    private static (int Nodes, int Edges) SizeOf(NetworkBatch batch, int network)
    {
        int first = batch.NodeOffset[network];
        int end = batch.NodeOffset[network + 1];
        return (end - first, batch.EdgeOffset[end] - batch.EdgeOffset[first]);
    }

    private readonly record struct Place(MemoryPlan Memory, int LanesPerThread);
}
