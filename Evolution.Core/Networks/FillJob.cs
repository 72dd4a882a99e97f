using Evolution.Core.Genomes;
using Evolution.Core.Numerics;

namespace Evolution.Core.Networks;

/// <summary>Writes the networks of a batch, in parallel: their places are known, their topologies ordered. An item is a genome.</summary>
/// <remarks>
/// By genome and not by network: neighbouring genomes lie side by side in memory, so that reading, which a processor waits
/// for, goes straight on; those of equal work are neighbours in the batch too. Neighbours of other work are
/// written far apart, so that the rows of a network are asked for some genomes ahead.
/// </remarks>
internal sealed class FillJob : ParallelJob
{
    private const int NetworksAhead = 3;

    /// <summary>Of three networks, a fraction of a second-level cache.</summary>
    private const int MostEdgesAhead = 1 << 12;

    private Population _population = null!;
    private NetworkBatch _batch = null!;
    private WorkOrder _order = null!;
    private int[] _edgeStart = [];

    /// <summary>Prepares the job.</summary>
    /// <param name="population">The genomes.</param>
    /// <param name="batch">The batch, its per-network columns filled.</param>
    /// <param name="order">The network of each genome.</param>
    /// <param name="edgeStart">Network to its first edge.</param>
    public void Begin(Population population, NetworkBatch batch, WorkOrder order, int[] edgeStart)
    {
        _population = population;
        _batch = batch;
        _order = order;
        _edgeStart = edgeStart;
    }

    /// <inheritdoc/>
    public override void Execute(int start, int end, int worker)
    {
        TopologyTable topologies = _population.Topologies;
        var columns = new Columns(_batch);
        ReadOnlySpan<int> networks = _order.Place;
        for (int genome = start; genome < end; genome++)
        {
            _population.PrefetchRecordAfter(genome);
            int later = genome + NetworksAhead;
            if (later < end)
            {
                columns.PrefetchRows(networks[later], _edgeStart, topologies.Record(_population.TopologyOf(later)));
            }

            int network = networks[genome];
            ref readonly TopologyRecord topology = ref topologies.Record(_population.TopologyOf(genome));
            TopologySegment segment = topologies.Segment(topology.Segment);
            ReadOnlySpan<float> numbers = _population.Numbers(genome, topology);
            int edges = _edgeStart[network];
            int nodes = columns.NodeOffset[network];
            FillNodes(columns, nodes, edges, segment, topology);
            FillNumbers(columns, nodes, segment, topology, numbers[topology.ConnectionCount..]);
            FillEdges(columns, edges, segment, topology, numbers);
            FillLevels(columns.LevelEnd[columns.LevelOffset[network]..], segment, topology, columns.Inputs);
            segment.OrderedOutput.AsSpan(topology.NodeOffset, columns.Outputs).CopyTo(columns.OutputNode[(network * columns.Outputs)..]);
            columns.Topology[network] = topology.Stamp;
        }
    }

    private static void FillNodes(in Columns columns, int first, int edges, TopologySegment segment, in TopologyRecord topology)
    {
        int inputs = columns.Inputs;
        int count = topology.OrderedNodeCount;
        ReadOnlySpan<int> ordered = segment.OrderedNode.AsSpan(topology.NodeOffset, count);
        ReadOnlySpan<int> edgeEnd = segment.OrderedEdgeEnd.AsSpan(topology.NodeOffset, count);
        ReadOnlySpan<ActivationKind> activation = segment.Activation.AsSpan(topology.NodeOffset, topology.NodeCount);
        ReadOnlySpan<AggregationKind> aggregation = segment.Aggregation.AsSpan(topology.NodeOffset, topology.NodeCount);
        columns.EdgeOffset.Slice(first, inputs).Fill(edges);
        columns.Activation.Slice(first, inputs).Fill(count > 0 ? activation[ordered[0]] : ActivationKind.Identity);
        columns.Aggregation.Slice(first, inputs).Clear();
        Span<int> toEdgeOffset = columns.EdgeOffset.Slice(first + inputs, count);
        Span<ActivationKind> toActivation = columns.Activation.Slice(first + inputs, count);
        Span<AggregationKind> toAggregation = columns.Aggregation.Slice(first + inputs, count);
        int offset = edges;
        for (int i = 0; i < ordered.Length; i++)
        {
            int node = ordered[i];
            toEdgeOffset[i] = offset;
            offset = edges + edgeEnd[i];
            toActivation[i] = activation[node];
            toAggregation[i] = aggregation[node];
        }
    }

    /// <summary>Writes biases, and rates where networks have them.</summary>
    private static void FillNumbers(
        in Columns columns, int first, TopologySegment segment, in TopologyRecord topology, ReadOnlySpan<float> numbers)
    {
        int inputs = columns.Inputs;
        ReadOnlySpan<int> ordered = segment.OrderedNode.AsSpan(topology.NodeOffset, topology.OrderedNodeCount);
        columns.Bias.Slice(first, inputs).Clear();
        Span<float> bias = columns.Bias.Slice(first + inputs, ordered.Length);
        for (int i = 0; i < ordered.Length; i++)
        {
            bias[i] = numbers[ordered[i] - inputs];
        }

        if (columns.Rate.IsEmpty)
        {
            return;
        }

        columns.Rate.Slice(first, inputs).Clear();
        Span<float> rates = columns.Rate.Slice(first + inputs, ordered.Length);
        ReadOnlySpan<float> timeConstants = numbers[(topology.NodeCount - inputs)..];
        for (int i = 0; i < ordered.Length; i++)
        {
            rates[i] = columns.TimeStep / timeConstants[ordered[i] - inputs];
        }
    }

    private static void FillEdges(in Columns columns, int first, TopologySegment segment, in TopologyRecord topology, ReadOnlySpan<float> weights)
    {
        int count = topology.OrderedEdgeCount;
        ReadOnlySpan<int> source = segment.OrderedSource.AsSpan(topology.ConnectionOffset, count);
        ReadOnlySpan<int> connection = segment.OrderedConnection.AsSpan(topology.ConnectionOffset, count);
        Span<NetworkEdge> edges = columns.Edge.Slice(first, count);
        for (int i = 0; i < source.Length && i < connection.Length && i < edges.Length; i++)
        {
            edges[i] = new NetworkEdge(source[i], weights[connection[i]]);
        }

        if (columns.Weight.IsEmpty)
        {
            return;
        }

        Span<float> only = columns.Weight.Slice(first, count);
        for (int i = 0; i < only.Length && i < connection.Length; i++)
        {
            only[i] = weights[connection[i]];
        }
    }

    private static void FillLevels(Span<int> levelEnd, TopologySegment segment, in TopologyRecord topology, int inputs)
    {
        ReadOnlySpan<int> ordered = segment.OrderedLevelEnd.AsSpan(topology.NodeOffset, topology.LevelCount);
        for (int level = 0; level < ordered.Length; level++)
        {
            levelEnd[level] = inputs + ordered[level];
        }
    }

    /// <summary>The columns of the batch, found once for many networks.</summary>
    private readonly ref struct Columns(NetworkBatch batch)
    {
        public readonly int Inputs = batch.Shape.Inputs;
        public readonly int Outputs = batch.Shape.Outputs;
        public readonly float TimeStep = batch.Shape.Dynamics.TimeStep;
        public readonly ReadOnlySpan<int> NodeOffset = batch.NodeOffset;
        public readonly ReadOnlySpan<int> LevelOffset = batch.LevelOffset;
        public readonly Span<long> Topology = batch.TopologyColumn;
        public readonly Span<int> OutputNode = batch.OutputNodeColumn;
        public readonly Span<int> LevelEnd = batch.LevelEndColumn;
        public readonly Span<int> EdgeOffset = batch.EdgeOffsetColumn;
        public readonly Span<ActivationKind> Activation = batch.ActivationColumn;
        public readonly Span<AggregationKind> Aggregation = batch.AggregationColumn;
        public readonly Span<float> Bias = batch.BiasColumn;
        public readonly Span<float> Rate = batch.RateColumn;
        public readonly Span<NetworkEdge> Edge = batch.EdgeColumn;
        public readonly Span<float> Weight = batch.WeightColumn;

        /// <summary>Asks for the rows of a network, unless it is so large that they would push each other out before they are written.</summary>
        public void PrefetchRows(int network, int[] edgeStart, in TopologyRecord topology)
        {
            if (topology.OrderedEdgeCount > MostEdgesAhead)
            {
                return;
            }

            int first = NodeOffset[network];
            int nodes = Inputs + topology.OrderedNodeCount;
            Prefetch.Read<NetworkEdge>(Edge.Slice(edgeStart[network], topology.OrderedEdgeCount));
            Prefetch.Read<int>(EdgeOffset.Slice(first, nodes));
            Prefetch.Read<float>(Bias.Slice(first, nodes));
            Prefetch.Read<ActivationKind>(Activation.Slice(first, nodes));
            Prefetch.Read<AggregationKind>(Aggregation.Slice(first, nodes));
            Prefetch.Read<int>(LevelEnd.Slice(LevelOffset[network], topology.LevelCount));
            Prefetch.Read<int>(OutputNode.Slice(network * Outputs, Outputs));
            Prefetch.Read<long>(Topology.Slice(network, 1));
        }
    }
}
