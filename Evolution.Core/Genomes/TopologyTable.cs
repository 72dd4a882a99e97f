using Evolution.Core.Numerics;

namespace Evolution.Core.Genomes;

/// <summary>
/// The topologies of a run, by id. A child that differs from its parent only in weights names its parent's topology,
/// so that levels and edge order are found once and shared. An id is stable while anything uses it and reused after.
/// </summary>
internal sealed class TopologyTable
{
    private readonly PerWorker<TopologySegment> _segments;
    private readonly List<int>[] _segmentTopologies;
    private TopologyRecord[] _records = [];
    private int[] _freeIds = [];
    private int _recordCount;
    private int _freeCount;

    /// <summary>Creates an empty table.</summary>
    /// <param name="segments">The number of workers that may write, one segment each.</param>
    public TopologyTable(int segments)
    {
        _segments = new PerWorker<TopologySegment>(segments, static () => new TopologySegment());
        _segmentTopologies = [.. Enumerable.Range(0, segments).Select(_ => new List<int>())];
    }

    /// <summary>Gets the number of topologies in use.</summary>
    public int Count => _recordCount - _freeCount;

    /// <summary>Returns the segment of a worker.</summary>
    public TopologySegment Segment(int worker) => _segments[worker];

    /// <summary>Returns the record of a topology, to read or, by its one owner, to write.</summary>
    public ref TopologyRecord Record(int topology) => ref _records[topology];

    /// <summary>Returns a view of a topology.</summary>
    public TopologyView View(int topology)
    {
        ref readonly TopologyRecord record = ref _records[topology];
        return new TopologyView(_segments[record.Segment], record);
    }

    /// <summary>Gives an id to rows that a worker has appended to its segment. Not thread-safe.</summary>
    public int Add(in TopologyRecord record)
    {
        int id;
        if (_freeCount > 0)
        {
            id = _freeIds[--_freeCount];
        }
        else
        {
            id = _recordCount++;
            Buffers.Grow(ref _records, _recordCount);
        }

        _records[id] = record;
        _records[id].IsLive = true;
        _segmentTopologies[record.Segment].Add(id);
        return id;
    }

    /// <summary>Starts a sweep: until marked, nothing counts as used.</summary>
    public void BeginSweep()
    {
        for (int id = 0; id < _recordCount; id++)
        {
            _records[id].IsLive = false;
        }
    }

    /// <summary>Keeps a topology through the present sweep.</summary>
    public void Mark(int topology) => _records[topology].IsLive = true;

    /// <summary>Frees the ids that were not marked, and the rows of a segment once most of them are unused.</summary>
    public void Sweep()
    {
        for (int worker = 0; worker < _segments.Count; worker++)
        {
            SweepSegment(_segments[worker], _segmentTopologies[worker]);
        }
    }

    private void SweepSegment(TopologySegment segment, List<int> topologies)
    {
        int kept = 0;
        int liveRows = 0;
        for (int i = 0; i < topologies.Count; i++)
        {
            int id = topologies[i];
            if (_records[id].IsLive)
            {
                topologies[kept++] = id;
                liveRows += _records[id].NodeCount + _records[id].ConnectionCount;
            }
            else
            {
                Buffers.Grow(ref _freeIds, _freeCount + 1);
                _freeIds[_freeCount++] = id;
            }
        }

        topologies.RemoveRange(kept, topologies.Count - kept);
        if (liveRows < (segment.NodeRows + segment.ConnectionRows) / 2)
        {
            Compact(segment, topologies);
        }
    }

    private void Compact(TopologySegment segment, List<int> topologies)
    {
        int nodes = 0;
        int connections = 0;
        foreach (int id in topologies)
        {
            ref TopologyRecord record = ref _records[id];
            segment.Slide(record, nodes, connections);
            record.NodeOffset = nodes;
            record.ConnectionOffset = connections;
            nodes += record.NodeCount;
            connections += record.ConnectionCount;
        }

        segment.Truncate(nodes, connections);
    }
}
