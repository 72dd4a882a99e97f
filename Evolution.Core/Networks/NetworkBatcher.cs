using Evolution.Core.Genomes;
using Evolution.Core.Numerics;

namespace Evolution.Core.Networks;

/// <summary>
/// Flattens a population into a <see cref="NetworkBatch"/>. A topology's levels and edge order are found once, however
/// many genomes and generations share it; for the others only weights and biases are filled in.
/// </summary>
public sealed class NetworkBatcher
{
    private const int NetworksAtOnce = 256;

    private readonly WorkerPool _workers;
    private readonly OrderJob _ordering;
    private readonly FillJob _filling = new();
    private readonly SizeJob _sizes = new();
    private readonly WorkOrder _workOrder = new();
    private int[] _edgeStart = [];

    /// <summary>Creates a batcher.</summary>
    /// <param name="workers">The threads that it may use.</param>
    public NetworkBatcher(WorkerPool workers)
    {
        ArgumentNullException.ThrowIfNull(workers);
        _workers = workers;
        _ordering = new OrderJob(workers.Workers);
    }

    /// <summary>Gets the number of topologies that the last call had to order.</summary>
    public int OrderedTopologies => _ordering.Ordered;

    /// <summary>Flattens a population.</summary>
    /// <param name="population">The genomes.</param>
    /// <param name="batch">The batch to fill.</param>
    /// <exception cref="OverflowException">The population has more than 2^31 nodes, edges or outputs in all.</exception>
    public void Build(Population population, NetworkBatch batch)
    {
        ArgumentNullException.ThrowIfNull(population);
        ArgumentNullException.ThrowIfNull(batch);
        _ordering.Begin(population);
        _workers.Run(_ordering, population.Count, NetworksAtOnce);
        _sizes.Begin(population);
        _workers.Run(_sizes, population.Count, NetworksAtOnce);
        batch.BeginNetworks(population.Shape, population.Count);
        _workOrder.Sort(_sizes.Sizes, batch.GenomeColumn);
        MeasureNetworks(population, batch);
        _filling.Begin(population, batch, _edgeStart);
        _workers.Run(_filling, population.Count, NetworksAtOnce);
    }

    private void MeasureNetworks(Population population, NetworkBatch batch)
    {
        ReadOnlySpan<NetworkSize> sizes = _sizes.Sizes;
        ReadOnlySpan<int> genomes = batch.Genome;
        Span<int> nodeOffset = batch.NodeOffsetColumn;
        Span<int> levelOffset = batch.LevelOffsetColumn;
        Buffers.Reserve(ref _edgeStart, population.Count);
        int inputs = population.Shape.Inputs;
        int most = 0;
        int nodes = 0;
        int levels = 0;
        int edges = 0;
        for (int network = 0; network < batch.NetworkCount; network++)
        {
            NetworkSize size = sizes[genomes[network]];
            nodeOffset[network] = nodes;
            levelOffset[network] = levels;
            _edgeStart[network] = edges;
            most = Math.Max(most, inputs + size.Nodes);
            nodes = checked(nodes + inputs + size.Nodes);
            levels = checked(levels + size.Levels);
            edges = checked(edges + size.Edges);
        }

        nodeOffset[batch.NetworkCount] = nodes;
        levelOffset[batch.NetworkCount] = levels;
        batch.MostNodes = most;
        batch.BeginNodes(levels, nodes, edges);
        batch.EdgeOffsetColumn[nodes] = edges;
    }
}
