using Evolution.Core.Genomes;
using Evolution.Core.Numerics;

namespace Evolution.Core.Reproduction;

/// <summary>The first generation: inputs joined straight to outputs, random weights, no hidden node.</summary>
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
        int shared = options.InitialConnections < 1f ? -1 : AddTopology(population, options, seed, genome: 0);
        for (int genome = 0; genome < count; genome++)
        {
            int topology = shared >= 0 ? shared : AddTopology(population, options, seed, genome);
            TopologyRecord record = population.Topologies.Record(topology);
            int nodes = population.Shape.Outputs;
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

    private static int AddTopology(Population population, NetworkOptions options, ulong seed, int genome)
    {
        NetworkShape shape = population.Shape;
        TopologySegment segment = population.Topologies.Segment(worker: 0);
        var random = new RandomStream(seed, generation: -1, genome, (int)RandomPurpose.FirstPopulation);
        (int nodes, int connections) = segment.Append(shape.FirstHidden, shape.DirectInnovations);
        for (int node = 0; node < shape.FirstHidden; node++)
        {
            segment.NodeId[nodes + node] = node;
            // Inputs have no function; the one that stands for none in champion files makes a genome read back equal its original.
            segment.Activation[nodes + node] = node < shape.Inputs ? ActivationKind.Identity : options.OutputActivation;
            segment.Aggregation[nodes + node] = options.Aggregation;
        }

        int row = connections;
        for (int input = 0; input < shape.Inputs; input++)
        {
            for (int output = 0; output < shape.Outputs; output++)
            {
                if (random.NextChance(options.InitialConnections))
                {
                    segment.Innovation[row] = shape.DirectInnovation(input, output);
                    segment.Source[row] = input;
                    segment.Target[row] = shape.Inputs + output;
                    segment.Enabled[row] = true;
                    row++;
                }
            }
        }

        segment.Truncate(segment.NodeRows, row);
        population.Topologies.Reserve(1);
        return population.Topologies.Add(new TopologyRecord
        {
            NodeOffset = nodes,
            NodeCount = shape.FirstHidden,
            ConnectionOffset = connections,
            ConnectionCount = row - connections,
        });
    }
}
