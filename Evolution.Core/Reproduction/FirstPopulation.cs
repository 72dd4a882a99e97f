using Evolution.Core.Genomes;
using Evolution.Core.Numerics;

namespace Evolution.Core.Reproduction;

/// <summary>The first generation: random weights; unless <see cref="NetworkOptions.InitialHidden"/> says more, inputs joined straight to outputs.</summary>
internal static class FirstPopulation
{
    /// <summary>Fills a population.</summary>
    /// <param name="population">The population to fill.</param>
    /// <param name="count">The number of genomes.</param>
    /// <param name="options">What the networks are made of.</param>
    /// <param name="seed">The run's seed.</param>
    public static void Fill(Population population, int count, NetworkOptions options, ulong seed)
    {
        population.Clear(count);
        int shared = FirstTopology.IsCommon(options) ? AddTopology(population, options, seed, genome: 0) : -1;
        for (int genome = 0; genome < count; genome++)
        {
            int topology = shared >= 0 ? shared : AddTopology(population, options, seed, genome);
            TopologyRecord record = population.Topologies.Record(topology);
            int nodes = record.NodeCount - population.Shape.Inputs;
            int numbers = record.ConnectionCount + (nodes * population.Shape.NumbersPerNode);
            Span<float> values = population.Place(genome, topology, numbers, worker: 0);
            var random = new RandomStream(seed, generation: 0, genome, (int)RandomPurpose.FirstPopulation);
            float range = Math.Min(options.InitialWeightRange, options.WeightLimit);
            foreach (ref float weight in values[..record.ConnectionCount])
            {
                weight = random.NextSigned() * range;
            }

            foreach (ref float bias in values.Slice(record.ConnectionCount, nodes))
            {
                bias = options.Bias == BiasKind.Node ? random.NextSigned() * range : 0f;
            }

            values[(record.ConnectionCount + nodes)..].Fill(options.TimeConstant);
        }
    }

    private static int AddTopology(Population population, NetworkOptions options, ulong seed, int genome) =>
        FirstTopology.Add(population, options, new RandomStream(seed, generation: -1, genome, (int)RandomPurpose.FirstPopulation));
}
