namespace Evolution.Core.Genomes;

/// <summary>A genome on its own: a champion, a file's content, a test's example. Immutable by convention; the arrays are not copied.</summary>
public sealed class Genome
{
    /// <summary>Gets what it shares with its population.</summary>
    public required NetworkShape Shape { get; init; }

    /// <summary>Gets the node ids: inputs, outputs, hidden; ascending.</summary>
    public required int[] NodeId { get; init; }

    /// <summary>Gets the activation function of each node.</summary>
    public required ActivationKind[] Activation { get; init; }

    /// <summary>Gets the aggregation of each node.</summary>
    public required AggregationKind[] Aggregation { get; init; }

    /// <summary>Gets the bias of each node after the inputs.</summary>
    public required float[] Bias { get; init; }

    /// <summary>Gets the time constant of each node after the inputs; empty where networks have none.</summary>
    public float[] TimeConstant { get; init; } = [];

    /// <summary>Gets the innovation id of each connection; ascending.</summary>
    public required int[] Innovation { get; init; }

    /// <summary>Gets the source of each connection, as a position in <see cref="NodeId"/>.</summary>
    public required int[] Source { get; init; }

    /// <summary>Gets the target of each connection, as a position in <see cref="NodeId"/>.</summary>
    public required int[] Target { get; init; }

    /// <summary>Gets the weight of each connection.</summary>
    public required float[] Weight { get; init; }

    /// <summary>Gets whether each connection carries signals.</summary>
    public required bool[] Enabled { get; init; }

    /// <summary>Copies a genome out of a population.</summary>
    public static Genome Copy(Population population, int genome)
    {
        ArgumentNullException.ThrowIfNull(population);
        GenomeView view = population[genome];
        return new Genome
        {
            Shape = population.Shape,
            NodeId = view.Topology.NodeId.ToArray(),
            Activation = view.Topology.Activation.ToArray(),
            Aggregation = view.Topology.Aggregation.ToArray(),
            Bias = view.Biases.ToArray(),
            TimeConstant = view.TimeConstants.ToArray(),
            Innovation = view.Topology.Innovation.ToArray(),
            Source = view.Topology.Source.ToArray(),
            Target = view.Topology.Target.ToArray(),
            Weight = view.Weights.ToArray(),
            Enabled = view.Topology.Enabled.ToArray(),
        };
    }

    /// <summary>Makes a population of the given genomes, such as one champion to replay.</summary>
    /// <param name="genomes">Genomes of one shape, at least one.</param>
    /// <exception cref="ArgumentException">There is none, or their shapes differ.</exception>
    /// <exception cref="InvalidDataException">A genome breaks a rule of <see cref="GenomeInvariants"/>.</exception>
    public static Population ToPopulation(params IReadOnlyList<Genome> genomes)
    {
        ArgumentNullException.ThrowIfNull(genomes);
        if (genomes.Count == 0 || genomes.Any(genome => genome.Shape != genomes[0].Shape))
        {
            throw new ArgumentException("A population needs genomes, all of one shape.", nameof(genomes));
        }

        var population = new Population(genomes[0].Shape, new TopologyTable(1), segments: 1);
        population.Clear(genomes.Count);
        for (int i = 0; i < genomes.Count; i++)
        {
            genomes[i].AddTo(population, i);
            GenomeInvariants.Check(population, i);
        }

        return population;
    }

    /// <summary>Writes it into a population, to whose topologies its structure is added.</summary>
    internal void AddTo(Population population, int genome)
    {
        TopologySegment segment = population.Topologies.Segment(worker: 0);
        (int nodes, int connections) = segment.Append(NodeId.Length, Innovation.Length);
        NodeId.CopyTo(segment.NodeId, nodes);
        Activation.CopyTo(segment.Activation, nodes);
        Aggregation.CopyTo(segment.Aggregation, nodes);
        Innovation.CopyTo(segment.Innovation, connections);
        Source.CopyTo(segment.Source, connections);
        Target.CopyTo(segment.Target, connections);
        Enabled.CopyTo(segment.Enabled, connections);
        population.Topologies.Reserve(1);
        int topology = population.Topologies.Add(new TopologyRecord
        {
            NodeOffset = nodes,
            NodeCount = NodeId.Length,
            ConnectionOffset = connections,
            ConnectionCount = Innovation.Length,
        });
        Span<float> values = population.Place(genome, topology, Weight.Length + Bias.Length + TimeConstant.Length, worker: 0);
        Weight.CopyTo(values);
        Bias.CopyTo(values[Weight.Length..]);
        TimeConstant.CopyTo(values[(Weight.Length + Bias.Length)..]);
    }
}
