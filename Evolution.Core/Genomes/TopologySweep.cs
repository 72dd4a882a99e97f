using Evolution.Core.Numerics;

namespace Evolution.Core.Genomes;

/// <summary>Frees the topologies that a population does not use, over all workers.</summary>
internal sealed class TopologySweep(WorkerPool workers)
{
    private const int GenomesAtOnce = 4096;

    private readonly MarkJob _marking = new();
    private readonly SweepJob _sweeping = new();

    /// <summary>Sweeps.</summary>
    public void Run(Population population)
    {
        _marking.Population = population;
        _sweeping.Table = population.Topologies;
        population.Topologies.BeginSweep();
        workers.Run(_marking, population.Count, GenomesAtOnce);
        workers.Run(_sweeping, population.Topologies.SegmentCount, grain: 1);
    }

    private sealed class MarkJob : ParallelJob
    {
        public Population Population { get; set; } = null!;

        public override void Execute(int start, int end, int worker)
        {
            TopologyTable topologies = Population.Topologies;
            for (int genome = start; genome < end; genome++)
            {
                topologies.Mark(Population.TopologyOf(genome));
            }
        }
    }

    private sealed class SweepJob : ParallelJob
    {
        public TopologyTable Table { get; set; } = null!;

        public override void Execute(int start, int end, int worker)
        {
            for (int segment = start; segment < end; segment++)
            {
                Table.Sweep(segment);
            }
        }
    }
}
