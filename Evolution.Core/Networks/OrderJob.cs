using Evolution.Core.Genomes;
using Evolution.Core.Graphs;
using Evolution.Core.Numerics;

namespace Evolution.Core.Networks;

/// <summary>Finds the evaluation order of topologies that have none yet, in parallel, into the columns that their segments keep for it.</summary>
internal sealed class OrderJob(int workers) : ParallelJob
{
    private readonly PerWorker<Scratch> _scratch = new(workers, static () => new Scratch());
    private Population _population = null!;
    private int _ordered;

    /// <summary>Gets the number of topologies that were ordered.</summary>
    public int Ordered => _ordered;

    /// <summary>Prepares the job.</summary>
    /// <param name="population">The genomes, one an item.</param>
    public void Begin(Population population)
    {
        _population = population;
        _ordered = 0;
    }

    /// <inheritdoc/>
    public override void Execute(int start, int end, int worker)
    {
        int ordered = 0;
        for (int genome = start; genome < end; genome++)
        {
            // Genomes share topologies: the first that comes takes it on.
            int id = _population.TopologyOf(genome);
            ref int isOrdered = ref _population.Topologies.Record(id).IsOrdered;
            if (isOrdered == 0 && Interlocked.Exchange(ref isOrdered, 1) == 0)
            {
                Order(id, _scratch[worker]);
                ordered++;
            }
        }

        Interlocked.Add(ref _ordered, ordered);
    }

    private void Order(int id, Scratch scratch)
    {
        NetworkShape shape = _population.Shape;
        ref TopologyRecord record = ref _population.Topologies.Record(id);
        TopologySegment segment = _population.Topologies.Segment(record.Segment);
        TopologyView topology = _population.Topologies.View(id);
        if (shape.Dynamics.IsRecurrent)
        {
            // An update reads the values before it only, so that its nodes do not wait for each other: they are one level.
            NeededNodes needed = scratch.Needed;
            needed.Build(record.NodeCount, shape.Inputs, shape.Outputs, topology.Source, topology.Target, topology.Enabled);
            segment.OrderedLevelEnd[record.NodeOffset] = needed.Nodes.Length;
            record.LevelCount = 1;
            Write(ref record, segment, scratch, needed.Nodes, needed.IncomingEdges);
        }
        else
        {
            DependencyOrder order = scratch.Order;
            order.Build(record.NodeCount, shape.Inputs, shape.Outputs, topology.Source, topology.Target, topology.Enabled);
            order.LevelEnd.CopyTo(segment.OrderedLevelEnd.AsSpan(record.NodeOffset));
            record.LevelCount = order.LevelEnd.Length;
            Write(ref record, segment, scratch, order.Nodes, order.IncomingEdges);
        }
    }

    private void Write(ref TopologyRecord record, TopologySegment segment, Scratch scratch, ReadOnlySpan<int> nodes, IncomingEdges incoming)
    {
        NetworkShape shape = _population.Shape;
        Buffers.Reserve(ref scratch.Place, record.NodeCount);
        int[] place = scratch.Place;
        for (int input = 0; input < shape.Inputs; input++)
        {
            place[input] = input;
        }

        for (int i = 0; i < nodes.Length; i++)
        {
            place[nodes[i]] = shape.Inputs + i;
        }

        ReadOnlySpan<int> source = segment.Source.AsSpan(record.ConnectionOffset, record.ConnectionCount);
        int edges = record.ConnectionOffset;
        for (int i = 0; i < nodes.Length; i++)
        {
            foreach (int connection in incoming.Of(nodes[i]))
            {
                segment.OrderedSource[edges] = place[source[connection]];
                segment.OrderedConnection[edges++] = connection;
            }

            segment.OrderedNode[record.NodeOffset + i] = nodes[i];
            segment.OrderedEdgeEnd[record.NodeOffset + i] = edges - record.ConnectionOffset;
        }

        for (int output = 0; output < shape.Outputs; output++)
        {
            segment.OrderedOutput[record.NodeOffset + output] = place[shape.Inputs + output];
        }

        record.OrderedNodeCount = nodes.Length;
        record.OrderedEdgeCount = edges - record.ConnectionOffset;
        record.Stamp = scratch.Stamps.Next();
    }

    private sealed class Scratch
    {
        public int[] Place = [];

        public DependencyOrder Order { get; } = new();

        public UniqueNumbers Stamps { get; } = new();

        public NeededNodes Needed { get; } = new();
    }
}
