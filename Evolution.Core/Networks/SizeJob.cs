using Evolution.Core.Genomes;
using Evolution.Core.Numerics;

namespace Evolution.Core.Networks;

/// <summary>Collects the sizes of networks, in parallel, into a column: topologies lie all over the table.</summary>
internal sealed class SizeJob : ParallelJob
{
    private Population _population = null!;
    private NetworkSize[] _sizes = [];

    /// <summary>Prepares the job.</summary>
    /// <param name="population">The genomes, their topologies ordered.</param>
    public void Begin(Population population)
    {
        _population = population;
        Buffers.Reserve(ref _sizes, population.Count);
    }

    /// <summary>Gets the sizes, by genome.</summary>
    public ReadOnlySpan<NetworkSize> Sizes => _sizes.AsSpan(0, _population.Count);

    /// <inheritdoc/>
    public override void Execute(int start, int end, int worker)
    {
        for (int genome = start; genome < end; genome++)
        {
            ref readonly TopologyRecord record = ref _population.Topologies.Record(_population.TopologyOf(genome));
            _sizes[genome] = new NetworkSize(record.OrderedNodeCount, record.OrderedEdgeCount, record.LevelCount);
        }
    }
}
