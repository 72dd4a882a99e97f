using Evolution.Core.Genomes;
using Evolution.Core.Networks;
using Evolution.Gpu.Lanes;
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
        HostBuffers.Reserve(ref _place, batch.NetworkCount);
        int mostThreads = Math.Clamp(options.MostThreads, 1, Occupancy.WarpSize(accelerator));
        _single = GroupShape.For(items, mostThreads, 1);
        _double = GroupShape.For(items, mostThreads, 2);
        bool pairsPay = GroupShape.PairsPay(items, mostThreads, Occupancy.WarpSize(accelerator)) && _double.Fill(end - start, accelerator);
        int lanesPerThread = options.LanesPerThread ?? (pairsPay ? 2 : 1);
        ReadOnlySpan<int> nodeOffset = batch.NodeOffset;
        ReadOnlySpan<int> edgeOffset = batch.EdgeOffset;
        var place = default(Place);
        for (int network = end - 1; network >= start; network--)
        {
            // Networks come by falling work, so that few of them raise what those behind need, and what fits once nearly always fits from there on.
            int nodes = nodeOffset[network + 1] - nodeOffset[network];
            int edges = edgeOffset[nodeOffset[network + 1]] - edgeOffset[nodeOffset[network]];
            if (network == end - 1 || nodes > place.MostNodes || edges > place.MostEdges)
            {
                place = PlaceOf(accelerator, batch.Shape, Math.Max(nodes, place.MostNodes), Math.Max(edges, place.MostEdges), lanesPerThread, options);
            }

            _place[network] = place;
        }
    }

    /// <summary>Returns the part that starts at a network: at least that one, and as many more as fit.</summary>
    public BatchPart Next(NetworkBatch batch, int start, int limit, long mostBytes)
    {
        Place place = _place[start];
        int least = start + 1;
        while (least < limit)
        {
            int end = least + ((limit - least + 1) / 2);
            if (_place[end - 1].IsAs(place) && BytesFor(batch, start, end) <= mostBytes)
            {
                least = end;
            }
            else
            {
                limit = end - 1;
            }
        }

        return new BatchPart(start, least, place.MostNodes, place.MostEdges, place.Memory) { Group = place.LanesPerThread == 1 ? _single : _double };
    }

    private static long BytesFor(NetworkBatch batch, int start, int end)
    {
        int firstNode = batch.NodeOffset[start];
        int endNode = batch.NodeOffset[end];
        return DeviceBatch.BytesFor(batch, end - start, endNode - firstNode, batch.EdgeOffset[endNode] - batch.EdgeOffset[firstNode]);
    }

    /// <summary>Returns where a network goes: two lanes a thread only where no slower memory is needed for that.</summary>
    private Place PlaceOf(Accelerator accelerator, NetworkShape shape, int nodes, int edges, int lanesPerThread, GpuOptions options)
    {
        MemoryPlan forced = options.Memory ?? MemoryPlan.AllShared;
        MemoryPlan single = LaunchShape.PlanFor(accelerator, _single, shape, nodes, edges);
        MemoryPlan memory = lanesPerThread == 1 ? single : LaunchShape.PlanFor(accelerator, _double, shape, nodes, edges);
        single = forced > single ? forced : single;
        memory = forced > memory ? forced : memory;
        return memory > single && options.LanesPerThread is null
            ? new Place(nodes, edges, single, 1)
            : new Place(nodes, edges, memory, lanesPerThread);
    }

    /// <summary>Where a network goes, by the most nodes and edges that it or one behind it has: a kind of memory is left once, and never returned to.</summary>
    private readonly record struct Place(int MostNodes, int MostEdges, MemoryPlan Memory, int LanesPerThread)
    {
        /// <summary>Returns whether networks of both places go into one part.</summary>
        public bool IsAs(Place other) => Memory == other.Memory && LanesPerThread == other.LanesPerThread;
    }
}
