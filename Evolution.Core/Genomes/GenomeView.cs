namespace Evolution.Core.Genomes;

/// <summary>One genome of a population: spans over its columns. Valid until the population's arena is written again.</summary>
public readonly ref struct GenomeView
{
    internal GenomeView(TopologyView topology, ReadOnlySpan<float> weights, ReadOnlySpan<float> biases, ReadOnlySpan<float> timeConstants, int topologyId)
    {
        Topology = topology;
        Weights = weights;
        Biases = biases;
        TimeConstants = timeConstants;
        TopologyId = topologyId;
    }

    /// <summary>Gets the structure: node and connection genes without their numbers.</summary>
    public TopologyView Topology { get; }

    /// <summary>Gets the weight of each connection gene.</summary>
    public ReadOnlySpan<float> Weights { get; }

    /// <summary>Gets the bias of each node gene after the inputs: outputs first, then hidden nodes.</summary>
    public ReadOnlySpan<float> Biases { get; }

    /// <summary>Gets the time constant of each node gene after the inputs; empty where networks have none.</summary>
    public ReadOnlySpan<float> TimeConstants { get; }

    /// <summary>Gets the topology's id: genomes of one id have the same structure.</summary>
    internal int TopologyId { get; }
}
