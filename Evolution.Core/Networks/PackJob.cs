using Evolution.Core.Numerics;

namespace Evolution.Core.Networks;

/// <summary>Copies networks from the batches of several runs into one, in parallel, once their places are known.</summary>
internal sealed class PackJob : ParallelJob
{
    private IReadOnlyList<NetworkBatch> _parts = [];
    private NetworkBatch _batch = null!;
    private int[] _order = [];
    private int[] _edgeStart = [];
    private int _networksOfPart;

    /// <summary>Finds the place of each network.</summary>
    /// <param name="parts">The batches, all with as many networks.</param>
    /// <param name="runs">For each of them its run.</param>
    /// <param name="order">For each network of the packed batch, which one of all parts' it is.</param>
    /// <param name="batch">The packed batch, its number of networks known.</param>
    public void Begin(IReadOnlyList<NetworkBatch> parts, IReadOnlyList<int> runs, int[] order, NetworkBatch batch)
    {
        _parts = parts;
        _order = order;
        _batch = batch;
        _networksOfPart = parts[0].NetworkCount;
        Buffers.Reserve(ref _edgeStart, batch.NetworkCount);
        Span<int> nodeOffset = batch.NodeOffsetColumn;
        Span<int> levelOffset = batch.LevelOffsetColumn;
        int most = 0;
        int nodes = 0;
        int levels = 0;
        int edges = 0;
        for (int network = 0; network < batch.NetworkCount; network++)
        {
            (int number, int from) = Math.DivRem(order[network], _networksOfPart);
            NetworkBatch part = parts[number];
            batch.GenomeColumn[network] = (runs[number] * _networksOfPart) + part.Genome[from];
            nodeOffset[network] = nodes;
            levelOffset[network] = levels;
            _edgeStart[network] = edges;
            int first = part.NodeOffset[from];
            int end = part.NodeOffset[from + 1];
            most = Math.Max(most, end - first);
            nodes = checked(nodes + end - first);
            levels = checked(levels + part.LevelOffset[from + 1] - part.LevelOffset[from]);
            edges = checked(edges + part.EdgeOffset[end] - part.EdgeOffset[first]);
        }

        nodeOffset[batch.NetworkCount] = nodes;
        levelOffset[batch.NetworkCount] = levels;
        batch.MostNodes = most;
        batch.BeginNodes(levels, nodes, edges);
        batch.EdgeOffsetColumn[nodes] = edges;
    }

    /// <inheritdoc/>
    public override void Execute(int start, int end, int worker)
    {
        for (int network = start; network < end; network++)
        {
            (int number, int from) = Math.DivRem(_order[network], _networksOfPart);
            CopyNodes(_parts[number], from, network);
        }
    }

    private void CopyNodes(NetworkBatch part, int from, int to)
    {
        int first = part.NodeOffset[from];
        int count = part.NodeOffset[from + 1] - first;
        int target = _batch.NodeOffset[to];
        int edge = part.EdgeOffset[first];
        int edges = part.EdgeOffset[first + count] - edge;
        int moved = _edgeStart[to] - edge;
        Span<int> edgeOffset = _batch.EdgeOffsetColumn.Slice(target, count);
        ReadOnlySpan<int> source = part.EdgeOffset.Slice(first, count);
        for (int node = 0; node < count; node++)
        {
            edgeOffset[node] = source[node] + moved;
        }

        part.Edge.Slice(edge, edges).CopyTo(_batch.EdgeColumn[_edgeStart[to]..]);
        _batch.TopologyColumn[to] = part.Topology[from];
        CopyWeights(_batch.EdgeColumn.Slice(_edgeStart[to], edges), _edgeStart[to]);
        part.Bias.Slice(first, count).CopyTo(_batch.BiasColumn[target..]);
        part.Activation.Slice(first, count).CopyTo(_batch.ActivationColumn[target..]);
        part.Aggregation.Slice(first, count).CopyTo(_batch.AggregationColumn[target..]);
        if (!part.Rate.IsEmpty)
        {
            part.Rate.Slice(first, count).CopyTo(_batch.RateColumn[target..]);
        }

        part.OutputsOf(from).CopyTo(_batch.OutputNodeColumn[(to * _batch.Shape.Outputs)..]);
        part.LevelEnd[part.LevelOffset[from]..part.LevelOffset[from + 1]].CopyTo(_batch.LevelEndColumn[_batch.LevelOffset[to]..]);
    }

    private void CopyWeights(ReadOnlySpan<NetworkEdge> edges, int first)
    {
        Span<float> weights = _batch.WeightColumn;
        for (int i = 0; i < edges.Length && !weights.IsEmpty; i++)
        {
            weights[first + i] = edges[i].Weight;
        }
    }
}
