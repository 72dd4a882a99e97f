using Evolution.Core.Genomes;
using Evolution.Core.Numerics;

namespace Evolution.Core.Networks;

/// <summary>Collects the sizes of networks, in parallel, into a column: topologies lie all over the table.</summary>
internal sealed class SizeJob : ParallelJob
{
    private Population _population = null!;
    private WorkOrder _workOrder = null!;
    private NetworkSize[] _sizes = [];

    /// <summary>Gets the sizes, by genome.</summary>
    public ReadOnlySpan<NetworkSize> Sizes => _sizes.AsSpan(0, _population.Count);

    /// <summary>Prepares the job.</summary>
    /// <param name="population">The genomes, their topologies ordered.</param>
    /// <param name="workOrder">Receives the work of each.</param>
    public void Begin(Population population, WorkOrder workOrder)
    {
        _population = population;
        _workOrder = workOrder;
        workOrder.Begin(population.Count);
        Buffers.Reserve(ref _sizes, population.Count);
    }

    /// <inheritdoc/>
    public override void Execute(int start, int end, int worker)
    {
        Span<int> work = _workOrder.Work;
        for (int genome = start; genome < end; genome++)
        {
            _population.PrefetchRecordAfter(genome);
            ref readonly TopologyRecord record = ref _population.Topologies.Record(_population.TopologyOf(genome));
            var size = new NetworkSize(record.OrderedNodeCount, record.OrderedEdgeCount, record.LevelCount);
            _sizes[genome] = size;
            work[genome] = size.Work;
        }
    }
}
