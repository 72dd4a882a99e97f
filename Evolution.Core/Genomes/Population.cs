using Evolution.Core.Numerics;

namespace Evolution.Core.Genomes;

/// <summary>
/// One generation's genomes: a slot each, their weights, biases and time constants in one segment a worker. A run has two, the current
/// generation and the one being bred, and swaps them.
/// </summary>
public sealed class Population
{
    private const int RecordsAhead = 8;

    private readonly PerWorker<WeightSegment> _segments;
    private GenomeSlot[] _slots = [];

    internal Population(NetworkShape shape, TopologyTable topologies, int segments)
    {
        Shape = shape;
        Topologies = topologies;
        _segments = new PerWorker<WeightSegment>(segments, static () => new WeightSegment());
    }

    /// <summary>Gets the number of genomes.</summary>
    public int Count { get; private set; }

    /// <summary>Gets what all genomes have in common.</summary>
    public NetworkShape Shape { get; }

    internal TopologyTable Topologies { get; }

    /// <summary>Gets a genome.</summary>
    /// <param name="genome">Its number, 0 to <see cref="Count"/> - 1.</param>
    public GenomeView this[int genome]
    {
        get
        {
            GenomeSlot slot = _slots[genome];
            TopologyView topology = Topologies.View(slot.Topology);
            int weights = topology.ConnectionCount;
            int nodes = topology.NodeCount - Shape.Inputs;
            ReadOnlySpan<float> values = _segments[slot.Segment].Values(slot.Offset, weights + (nodes * Shape.NumbersPerNode));
            return new GenomeView(topology, values[..weights], values.Slice(weights, nodes), values[(weights + nodes)..], slot.Topology);
        }
    }

    /// <summary>Returns the weights of a genome, and nothing else: what a distance reads.</summary>
    internal ReadOnlySpan<float> Weights(int genome)
    {
        GenomeSlot slot = _slots[genome];
        return _segments[slot.Segment].Values(slot.Offset, Topologies.Record(slot.Topology).ConnectionCount);
    }

    /// <summary>Returns the innovation ids of a genome, and nothing else.</summary>
    internal ReadOnlySpan<int> Innovations(int genome)
    {
        ref readonly TopologyRecord record = ref Topologies.Record(_slots[genome].Topology);
        return Topologies.Segment(record.Segment).Innovation.AsSpan(record.ConnectionOffset, record.ConnectionCount);
    }

    internal int TopologyOf(int genome) => _slots[genome].Topology;

    /// <summary>Forgets all genomes and makes room for <paramref name="count"/> new ones.</summary>
    internal void Clear(int count)
    {
        Count = count;
        Buffers.Grow(ref _slots, count);
        for (int segment = 0; segment < _segments.Count; segment++)
        {
            _segments[segment].Clear();
        }
    }

    /// <summary>Reserves the numbers of a genome in a worker's segment.</summary>
    /// <param name="genome">Its number.</param>
    /// <param name="topology">Its topology.</param>
    /// <param name="length">How many there are.</param>
    /// <param name="worker">The calling worker.</param>
    /// <returns>The floats to write: weights, then biases, then time constants where networks have them.</returns>
    internal Span<float> Place(int genome, int topology, int length, int worker)
    {
        int offset = _segments[worker].Append(length);
        _slots[genome] = new GenomeSlot(topology, worker, offset);
        return _segments[worker].Values(offset, length);
    }

    /// <summary>Names the topology of a genome that was placed before its topology had an id.</summary>
    internal void Settle(int genome, int topology) => _slots[genome] = _slots[genome] with { Topology = topology };

    /// <summary>Becomes equal to another population of the same shape; genomes that shared a topology share its copy.</summary>
    internal void CopyFrom(Population other)
    {
        var copies = new Dictionary<int, int>();
        Clear(other.Count);
        for (int genome = 0; genome < other.Count; genome++)
        {
            GenomeView view = other[genome];
            if (!copies.TryGetValue(view.TopologyId, out int topology))
            {
                topology = Topologies.Add(view.Topology);
                copies.Add(view.TopologyId, topology);
            }

            Span<float> values = Place(genome, topology, other.Numbers(genome).Length, worker: 0);
            other.Numbers(genome).CopyTo(values);
        }
    }

    /// <summary>Returns all numbers of a genome: weights, then biases, then time constants where networks have them.</summary>
    internal ReadOnlySpan<float> Numbers(int genome)
    {
        GenomeSlot slot = _slots[genome];
        return _segments[slot.Segment].Values(slot.Offset, NumbersOf(Topologies.View(slot.Topology)));
    }

    /// <summary>Returns all numbers of a genome whose topology is at hand.</summary>
    internal ReadOnlySpan<float> Numbers(int genome, in TopologyRecord topology)
    {
        GenomeSlot slot = _slots[genome];
        int nodes = topology.NodeCount - Shape.Inputs;
        return _segments[slot.Segment].Values(slot.Offset, topology.ConnectionCount + (nodes * Shape.NumbersPerNode));
    }

    /// <summary>Returns how many numbers a genome of the given topology has.</summary>
    internal int NumbersOf(TopologyView topology) =>
        topology.ConnectionCount + ((topology.NodeCount - Shape.Inputs) * Shape.NumbersPerNode);

    /// <summary>Asks for what <see cref="PrefetchRecord"/> reads.</summary>
    internal void PrefetchSlot(int genome) => Prefetch.Read<GenomeSlot>(_slots.AsSpan(genome, 1));

    /// <summary>Asks for what <see cref="PrefetchGenes"/> reads.</summary>
    internal void PrefetchRecord(int genome) => Topologies.PrefetchRecord(_slots[genome].Topology);

    /// <summary>Asks for the record of a genome that is read soon when genomes are read one after the other: the slots lie side by side, the records do not.</summary>
    /// <param name="genome">The genome that is read now.</param>
    internal void PrefetchRecordAfter(int genome) => PrefetchRecord(Math.Min(genome + RecordsAhead, Count - 1));

    /// <summary>Asks for the genes of a genome.</summary>
    /// <param name="genome">Its number.</param>
    /// <param name="withEnds">Whether the ends of its connections and the functions of its nodes will be read too.</param>
    internal void PrefetchGenes(int genome, bool withEnds)
    {
        ref readonly TopologyRecord record = ref Topologies.Record(_slots[genome].Topology);
        Prefetch.Read(Numbers(genome, record));
        Topologies.Segment(record.Segment).Prefetch(record, withEnds);
    }

    /// <summary>Returns the weights of a genome that is still being made.</summary>
    internal Span<float> WritableWeights(int genome)
    {
        GenomeSlot slot = _slots[genome];
        return _segments[slot.Segment].Values(slot.Offset, Topologies.Record(slot.Topology).ConnectionCount);
    }
}
