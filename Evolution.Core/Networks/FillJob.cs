using Evolution.Core.Genomes;
using Evolution.Core.Numerics;

namespace Evolution.Core.Networks;

/// <summary>Writes the networks of a batch, in parallel: their places are known, their topologies ordered. An item is a genome.</summary>
/// <remarks>
/// By genome and not by network: neighbouring genomes lie side by side in memory, so that reading, which a processor waits
/// for, goes straight on; those of equal work are neighbours in the batch too.
/// </remarks>
internal sealed class FillJob : ParallelJob
{
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
        ReadOnlySpan<int> networks = _order.Place;
        for (int number = start; number < end; number++)
        {
            int network = networks[number];
            GenomeView genome = _population[number];
            FillNodes(network, genome);
            FillRates(network, genome);
            FillEdges(_batch.EdgeColumn[_edgeStart[network]..], genome);
            FillWeights(network, genome);
            _batch.TopologyColumn[network] = _population.Topologies.Record(_population.TopologyOf(_batch.Genome[network])).Stamp;
            genome.Topology.OrderedOutput(_batch.Shape.Outputs).CopyTo(_batch.OutputNodeColumn[(network * _batch.Shape.Outputs)..]);
            FillLevels(_batch.LevelEndColumn[_batch.LevelOffset[network]..], genome.Topology);
        }
    }

    private void FillNodes(int network, GenomeView genome)
    {
        TopologyView topology = genome.Topology;
        int inputs = _batch.Shape.Inputs;
        int offset = _batch.NodeOffset[network];
        int edges = _edgeStart[network];
        ReadOnlySpan<int> ordered = topology.OrderedNode;
        ReadOnlySpan<int> orderedEdgeEnd = topology.OrderedEdgeEnd;
        ReadOnlySpan<ActivationKind> sourceActivation = topology.Activation;
        ReadOnlySpan<AggregationKind> sourceAggregation = topology.Aggregation;
        int count = inputs + ordered.Length;
        Span<int> edgeOffset = _batch.EdgeOffsetColumn.Slice(offset, count);
        Span<float> bias = _batch.BiasColumn.Slice(offset, count);
        Span<ActivationKind> activation = _batch.ActivationColumn.Slice(offset, count);
        Span<AggregationKind> aggregation = _batch.AggregationColumn.Slice(offset, count);
        edgeOffset[..inputs].Fill(edges);
        bias[..inputs].Clear();
        activation[..inputs].Fill(ordered.Length > 0 ? sourceActivation[ordered[0]] : ActivationKind.Identity);
        aggregation[..inputs].Clear();
        int edgeEnd = 0;
        for (int i = 0; i < ordered.Length; i++)
        {
            int node = ordered[i];
            edgeOffset[inputs + i] = edges + edgeEnd;
            edgeEnd = orderedEdgeEnd[i];
            bias[inputs + i] = genome.Biases[node - inputs];
            activation[inputs + i] = sourceActivation[node];
            aggregation[inputs + i] = sourceAggregation[node];
        }
    }

    private void FillRates(int network, GenomeView genome)
    {
        Span<float> rates = _batch.RateColumn;
        if (rates.IsEmpty)
        {
            return;
        }

        int inputs = _batch.Shape.Inputs;
        ReadOnlySpan<int> ordered = genome.Topology.OrderedNode;
        rates = rates.Slice(_batch.NodeOffset[network], inputs + ordered.Length);
        rates[..inputs].Clear();
        for (int i = 0; i < ordered.Length; i++)
        {
            rates[inputs + i] = _batch.Shape.Dynamics.TimeStep / genome.TimeConstants[ordered[i] - inputs];
        }
    }

    private static void FillEdges(Span<NetworkEdge> edges, GenomeView genome)
    {
        ReadOnlySpan<int> source = genome.Topology.OrderedSource;
        ReadOnlySpan<int> connection = genome.Topology.OrderedConnection;
        ReadOnlySpan<float> weights = genome.Weights;
        edges = edges[..source.Length];
        for (int i = 0; i < edges.Length; i++)
        {
            edges[i] = new NetworkEdge(source[i], weights[connection[i]]);
        }
    }

    private void FillWeights(int network, GenomeView genome)
    {
        Span<float> weights = _batch.WeightColumn;
        if (!weights.IsEmpty)
        {
            ReadOnlySpan<int> connection = genome.Topology.OrderedConnection;
            weights = weights.Slice(_edgeStart[network], connection.Length);
            for (int i = 0; i < weights.Length; i++)
            {
                weights[i] = genome.Weights[connection[i]];
            }
        }
    }

    private void FillLevels(Span<int> levelEnd, TopologyView topology)
    {
        ReadOnlySpan<int> ordered = topology.OrderedLevelEnd;
        for (int level = 0; level < ordered.Length; level++)
        {
            levelEnd[level] = _batch.Shape.Inputs + ordered[level];
        }
    }
}
