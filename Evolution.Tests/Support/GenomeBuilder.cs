using Evolution.Core.Genomes;

namespace Evolution.Tests.Support;

/// <summary>Builds a genome edge by edge. Nodes are named by id: inputs, the bias input, outputs, then hidden nodes.</summary>
internal sealed class GenomeBuilder(int inputs, int outputs, bool hasBiasInput = false, NetworkDynamics dynamics = default)
{
    private readonly NetworkShape _shape = new(inputs, hasBiasInput, outputs) { Dynamics = dynamics };
    private readonly SortedDictionary<int, (ActivationKind Activation, AggregationKind Aggregation, float Bias, float TimeConstant)> _nodes = [];
    private readonly SortedDictionary<int, (int Source, int Target, float Weight, bool Enabled)> _edges = [];
    private int _nextInnovation;

    /// <summary>Describes a node; those that are only mentioned by edges are sums without bias and activation.</summary>
    public GenomeBuilder Node(
        int id,
        ActivationKind activation = ActivationKind.Identity,
        AggregationKind aggregation = AggregationKind.Sum,
        float bias = 0f,
        float timeConstant = 1f)
    {
        _nodes[id] = (activation, aggregation, bias, timeConstant);
        return this;
    }

    /// <summary>Adds a connection, its innovation id one above the largest.</summary>
    public GenomeBuilder Edge(int source, int target, float weight = 1f, bool enabled = true) =>
        Gene(_nextInnovation, source, target, weight, enabled);

    /// <summary>Adds a connection of a given innovation id.</summary>
    public GenomeBuilder Gene(int innovation, int source, int target, float weight = 1f, bool enabled = true)
    {
        _nextInnovation = Math.Max(_nextInnovation, innovation + 1);
        _edges.Add(innovation, (source, target, weight, enabled));
        foreach (int id in (int[])[source, target])
        {
            _nodes.TryAdd(id, (ActivationKind.Identity, AggregationKind.Sum, 0f, 1f));
        }

        return this;
    }

    /// <summary>Returns the genome.</summary>
    public Genome Build()
    {
        for (int id = 0; id < _shape.FirstHidden; id++)
        {
            _nodes.TryAdd(id, (ActivationKind.Identity, AggregationKind.Sum, 0f, 1f));
        }

        int[] ids = [.. _nodes.Keys];
        return new Genome
        {
            Shape = _shape,
            NodeId = ids,
            Activation = [.. _nodes.Values.Select(node => node.Activation)],
            Aggregation = [.. _nodes.Values.Select(node => node.Aggregation)],
            Bias = [.. _nodes.Values.Skip(_shape.Inputs).Select(node => node.Bias)],
            TimeConstant = dynamics.HasTimeConstants ? [.. _nodes.Values.Skip(_shape.Inputs).Select(node => node.TimeConstant)] : [],
            Innovation = [.. _edges.Keys],
            Source = [.. _edges.Values.Select(edge => Array.BinarySearch(ids, edge.Source))],
            Target = [.. _edges.Values.Select(edge => Array.BinarySearch(ids, edge.Target))],
            Weight = [.. _edges.Values.Select(edge => edge.Weight)],
            Enabled = [.. _edges.Values.Select(edge => edge.Enabled)],
        };
    }
}
