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
            _population.PrefetchRecordAfter(genome);

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
        var graph = new GraphColumns
        {
            Nodes = record.NodeCount,
            Inputs = shape.Inputs,
            Outputs = shape.Outputs,
            Source = topology.Source,
            Target = topology.Target,
            Enabled = topology.Enabled,
        };
        if (record.NodeCount > SmallOrder.MostNodes || !TryOrderSmall(ref record, segment, scratch.Small, graph))
        {
            OrderAny(ref record, segment, scratch, graph);
        }

        record.Stamp = scratch.Stamps.Next();
    }

    private bool TryOrderSmall(ref TopologyRecord record, TopologySegment segment, SmallOrder order, GraphColumns graph)
    {
        if (!order.TryBuild(graph, isLevelled: !_population.Shape.Dynamics.IsRecurrent))
        {
            return false;
        }

        record.OrderedEdgeCount = order.WriteEdges(
            graph,
            segment.OrderedEdgeEnd.AsSpan(record.NodeOffset, record.NodeCount),
            segment.OrderedSource.AsSpan(record.ConnectionOffset, record.ConnectionCount),
            segment.OrderedConnection.AsSpan(record.ConnectionOffset, record.ConnectionCount));
        WriteNodes(ref record, segment, order.Nodes, order.LevelEnd, order.Place);
        return true;
    }

    private void OrderAny(ref TopologyRecord record, TopologySegment segment, Scratch scratch, GraphColumns graph)
    {
        if (_population.Shape.Dynamics.IsRecurrent)
        {
            // An update reads the values before it only, so that its nodes do not wait for each other: they are one level.
            NeededNodes needed = scratch.Needed;
            needed.Build(graph.Nodes, graph.Inputs, graph.Outputs, graph.Source, graph.Target, graph.Enabled);
            WriteEdges(ref record, segment, scratch, needed.Nodes, needed.IncomingEdges);
            WriteNodes(ref record, segment, needed.Nodes, [needed.Nodes.Length], scratch.Place);
        }
        else
        {
            DependencyOrder order = scratch.Order;
            order.Build(graph.Nodes, graph.Inputs, graph.Outputs, graph.Source, graph.Target, graph.Enabled);
            WriteEdges(ref record, segment, scratch, order.Nodes, order.IncomingEdges);
            WriteNodes(ref record, segment, order.Nodes, order.LevelEnd, scratch.Place);
        }
    }

    private void WriteEdges(ref TopologyRecord record, TopologySegment segment, Scratch scratch, ReadOnlySpan<int> nodes, IncomingEdges incoming)
    {
        int inputs = _population.Shape.Inputs;
        Buffers.Reserve(ref scratch.Place, record.NodeCount);
        int[] place = scratch.Place;
        for (int input = 0; input < inputs; input++)
        {
            place[input] = input;
        }

        for (int i = 0; i < nodes.Length; i++)
        {
            place[nodes[i]] = inputs + i;
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

            segment.OrderedEdgeEnd[record.NodeOffset + i] = edges - record.ConnectionOffset;
        }

        record.OrderedEdgeCount = edges - record.ConnectionOffset;
    }

    private void WriteNodes(
        ref TopologyRecord record, TopologySegment segment, ReadOnlySpan<int> nodes, ReadOnlySpan<int> levelEnd, ReadOnlySpan<int> place)
    {
        NetworkShape shape = _population.Shape;
        nodes.CopyTo(segment.OrderedNode.AsSpan(record.NodeOffset));
        levelEnd.CopyTo(segment.OrderedLevelEnd.AsSpan(record.NodeOffset));
        place.Slice(shape.Inputs, shape.Outputs).CopyTo(segment.OrderedOutput.AsSpan(record.NodeOffset));
        record.OrderedNodeCount = nodes.Length;
        record.LevelCount = levelEnd.Length;
    }

    private sealed class Scratch
    {
        public int[] Place = [];

        public SmallOrder Small { get; } = new();

        public DependencyOrder Order { get; } = new();

        public UniqueNumbers Stamps { get; } = new();

        public NeededNodes Needed { get; } = new();
    }
}
