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
    private readonly WorkOrder _workOrder;
    private readonly NetworkLayout _layout;

    /// <summary>Creates a batcher.</summary>
    /// <param name="workers">The threads that it may use.</param>
    public NetworkBatcher(WorkerPool workers)
    {
        ArgumentNullException.ThrowIfNull(workers);
        _workers = workers;
        _ordering = new OrderJob(workers.Workers);
        _workOrder = new WorkOrder(workers);
        _layout = new NetworkLayout(workers);
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
        int grain = _workers.GrainFor(population.Count, NetworksAtOnce);
        _ordering.Begin(population);
        _workers.Run(_ordering, population.Count, grain);
        _sizes.Begin(population, _workOrder);
        _workers.Run(_sizes, population.Count, NetworksAtOnce);
        _workOrder.Sort();
        batch.BeginNetworks(population.Shape, population.Count);
        _layout.Build(_sizes, _workOrder, batch);
        _filling.Begin(population, batch, _workOrder, _layout.EdgeStart);
        _workers.Run(_filling, population.Count, grain);
    }
}
