using Evolution.Core.Numerics;

namespace Evolution.Core.Genomes;

/// <summary>
/// The topologies of a run, by id. A child that differs from its parent only in weights names its parent's topology,
/// so that levels and edge order are found once and shared. An id is stable while anything uses it and reused after.
/// </summary>
internal sealed class TopologyTable
{
    /// <summary>Ids that a segment takes at once, so that two workers do not write records on one cache line.</summary>
    private const int IdsAtOnce = 64;

    private readonly PerWorker<TopologySegment> _segments;
    private readonly PerWorker<SegmentIds> _ids;
    private TopologyRecord[] _records = [];
    private bool[] _isLive = [];
    private int _recordCount;

    /// <summary>Creates an empty table.</summary>
    /// <param name="segments">The number of workers that may write, one segment each.</param>
    public TopologyTable(int segments)
    {
        _segments = new PerWorker<TopologySegment>(segments, static () => new TopologySegment());
        _ids = new PerWorker<SegmentIds>(segments, static () => new SegmentIds());
    }

    /// <summary>Gets the number of segments.</summary>
    public int SegmentCount => _segments.Count;

    /// <summary>Gets the number of topologies in use.</summary>
    public int Count => Enumerable.Range(0, _ids.Count).Sum(segment => _ids[segment].Topologies.Count);

    /// <summary>Returns the segment of a worker.</summary>
    public TopologySegment Segment(int worker) => _segments[worker];

    /// <summary>Returns the record of a topology, to read or, by its one owner, to write.</summary>
    public ref TopologyRecord Record(int topology) => ref _records[topology];

    /// <summary>Asks for the record of a topology.</summary>
    public void PrefetchRecord(int topology) => Prefetch.Read(new ReadOnlySpan<TopologyRecord>(in _records[topology]));

    /// <summary>Returns a view of a topology.</summary>
    public TopologyView View(int topology)
    {
        ref readonly TopologyRecord record = ref _records[topology];
        return new TopologyView(_segments[record.Segment], record);
    }

    /// <summary>Makes room for some more topologies, so that workers can add them side by side.</summary>
    public void Reserve(int topologies)
    {
        int most = checked(_recordCount + topologies + (_ids.Count * IdsAtOnce));
        Buffers.Grow(ref _records, most);
        Buffers.Grow(ref _isLive, most);
    }

    /// <summary>
    /// Gives an id to rows that a worker has appended to its segment. Room was reserved; workers may call it side by side, each for its
    /// own segment. Which id it is depends on the others, so that nothing may depend on that.
    /// </summary>
    public int Add(in TopologyRecord record)
    {
        SegmentIds ids = _ids[record.Segment];
        int id = ids.FreeCount > 0 ? ids.Free[--ids.FreeCount] : NewId(ids);
        _records[id] = record;
        ids.Topologies.Add(id);
        return id;
    }

    /// <summary>Copies a topology into the first worker's segment.</summary>
    /// <returns>The copy's id.</returns>
    public int Add(TopologyView topology)
    {
        TopologySegment segment = _segments[0];
        (int nodes, int connections) = segment.Append(topology.NodeCount, topology.ConnectionCount);
        topology.NodeId.CopyTo(segment.NodeId.AsSpan(nodes));
        topology.Activation.CopyTo(segment.Activation.AsSpan(nodes));
        topology.Aggregation.CopyTo(segment.Aggregation.AsSpan(nodes));
        topology.Innovation.CopyTo(segment.Innovation.AsSpan(connections));
        topology.Source.CopyTo(segment.Source.AsSpan(connections));
        topology.Target.CopyTo(segment.Target.AsSpan(connections));
        topology.Enabled.CopyTo(segment.Enabled.AsSpan(connections));
        Reserve(1);
        return Add(new TopologyRecord
        {
            NodeOffset = nodes,
            NodeCount = topology.NodeCount,
            ConnectionOffset = connections,
            ConnectionCount = topology.ConnectionCount,
        });
    }

    /// <summary>Starts a sweep: until marked, nothing counts as used.</summary>
    public void BeginSweep() => _isLive.AsSpan(0, _recordCount).Clear();

    /// <summary>Keeps a topology through the present sweep. Thread-safe.</summary>
    public void Mark(int topology)
    {
        // Reading does not take the line from the workers that have marked topologies beside it.
        if (!_isLive[topology])
        {
            _isLive[topology] = true;
        }
    }

    /// <summary>Frees the ids of a segment that were not marked, and its rows once most of them are unused. Thread-safe for different segments.</summary>
    public void Sweep(int segment)
    {
        SegmentIds ids = _ids[segment];
        List<int> topologies = ids.Topologies;
        int kept = 0;
        int liveRows = 0;
        for (int i = 0; i < topologies.Count; i++)
        {
            int id = topologies[i];
            if (_isLive[id])
            {
                topologies[kept++] = id;
                liveRows += _records[id].NodeCount + _records[id].ConnectionCount;
            }
            else
            {
                Buffers.Grow(ref ids.Free, ids.FreeCount + 1);
                ids.Free[ids.FreeCount++] = id;
            }
        }

        topologies.RemoveRange(kept, topologies.Count - kept);
        if (liveRows < (_segments[segment].NodeRows + _segments[segment].ConnectionRows) / 2)
        {
            Compact(_segments[segment], topologies);
        }
    }

    private int NewId(SegmentIds ids)
    {
        if (ids.Next == ids.End)
        {
            ids.End = Interlocked.Add(ref _recordCount, IdsAtOnce);
            ids.Next = ids.End - IdsAtOnce;
        }

        return ids.Next++;
    }

    /// <summary>
    /// Moves the rows in use down over the others. Topologies that lie side by side move as one: nearly all that a generation
    /// keeps are its own, which its workers appended one after the other.
    /// </summary>
    private void Compact(TopologySegment segment, List<int> topologies)
    {
        TopologyRows to = default;
        for (int i = 0; i < topologies.Count;)
        {
            var rows = TopologyRows.At(_records[topologies[i]]);
            int nodesDown = rows.NodeOffset - to.NodeOffset;
            int connectionsDown = rows.ConnectionOffset - to.ConnectionOffset;
            for (; i < topologies.Count && rows.TryExtend(_records[topologies[i]]); i++)
            {
                ref TopologyRecord record = ref _records[topologies[i]];
                record.NodeOffset -= nodesDown;
                record.ConnectionOffset -= connectionsDown;
            }

            segment.Slide(rows, to.NodeOffset, to.ConnectionOffset);
            to.NodeOffset += rows.NodeCount;
            to.ConnectionOffset += rows.ConnectionCount;
        }

        segment.Truncate(to.NodeOffset, to.ConnectionOffset);
    }

    /// <summary>The ids of a segment: those in use in the order of their rows, those that are free again, and those never used.</summary>
    private sealed class SegmentIds
    {
        public int[] Free = [];
        public int FreeCount;
        public int Next;
        public int End;

        public List<int> Topologies { get; } = [];
    }
}
