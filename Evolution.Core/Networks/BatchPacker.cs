using Evolution.Core.Numerics;

namespace Evolution.Core.Networks;

/// <summary>
/// Puts the batches of several runs into one, in which networks come by falling work whatever run they belong to. A network
/// is copied as it stands, so that it computes the same bits.
/// </summary>
public sealed class BatchPacker
{
    private const int NetworksAtOnce = 256;

    private readonly WorkerPool _workers;
    private readonly WorkOrder _workOrder;
    private readonly PackJob _packing = new();
    private int[] _order = [];

    /// <summary>Creates a packer.</summary>
    /// <param name="workers">The threads that it may use.</param>
    public BatchPacker(WorkerPool workers)
    {
        ArgumentNullException.ThrowIfNull(workers);
        _workers = workers;
        _workOrder = new WorkOrder(workers);
    }

    /// <summary>Packs batches.</summary>
    /// <param name="parts">The batches, at least one, all with as many networks and the same shape.</param>
    /// <param name="runs">For each of them its run, rising.</param>
    /// <param name="batch">The batch to fill. Genome g of run r has number r * networks + g there.</param>
    /// <exception cref="ArgumentException">The batches differ in their number of networks or in shape.</exception>
    /// <exception cref="OverflowException">There are more than 2^31 nodes, edges or genomes in all.</exception>
    public void Pack(IReadOnlyList<NetworkBatch> parts, IReadOnlyList<int> runs, NetworkBatch batch)
    {
        ArgumentNullException.ThrowIfNull(parts);
        ArgumentNullException.ThrowIfNull(runs);
        ArgumentNullException.ThrowIfNull(batch);
        int networks = parts[0].NetworkCount;
        int runCount = runs[^1] + 1;
        _ = checked(runCount * networks);
        int count = parts.Count * networks;
        Buffers.Reserve(ref _order, count);
        SortByWork(parts, networks, _order.AsSpan(0, count));
        batch.BeginNetworks(parts[0].Shape, count, runCount, networks);
        _packing.Begin(parts, runs, _order, batch);
        _workers.Run(_packing, count, NetworksAtOnce);
    }

    private void SortByWork(IReadOnlyList<NetworkBatch> parts, int networks, Span<int> order)
    {
        _workOrder.Begin(order.Length);
        Span<int> work = _workOrder.Work;
        for (int part = 0; part < parts.Count; part++)
        {
            NetworkBatch batch = parts[part];
            if (batch.NetworkCount != networks || batch.Shape != parts[0].Shape)
            {
                throw new ArgumentException("All batches need the same number of networks and the same shape.", nameof(parts));
            }

            for (int network = 0; network < networks; network++)
            {
                int node = batch.NodeOffset[network];
                int end = batch.NodeOffset[network + 1];
                work[(part * networks) + network] = end - node + batch.EdgeOffset[end] - batch.EdgeOffset[node];
            }
        }

        _workOrder.Sort();
        ReadOnlySpan<int> place = _workOrder.Place;
        for (int item = 0; item < place.Length; item++)
        {
            order[place[item]] = item;
        }
    }
}
