using Evolution.Core.Genomes;
using Evolution.Core.Networks;
using Evolution.Core.Networks.Aggregations;
using Evolution.Core.Numerics;

namespace Evolution.Gpu.Views;

/// <summary>A node that is being added up, chunk by chunk.</summary>
/// <param name="first">Its first chunk.</param>
/// <param name="bias">Its bias.</param>
/// <param name="activation">Its activation function.</param>
/// <param name="aggregation">Its aggregation.</param>
public struct NodeSum(EdgeChunk first, float bias, ActivationKind activation, AggregationKind aggregation)
{
    private readonly Float1 _bias = new(bias);
    private readonly ActivationKind _activation = activation;
    private readonly int _edges = first.Edges;

    /// <summary>The edges that are not added yet.</summary>
    public int Left = first.Edges;

    /// <summary>The accumulator.</summary>
    public Float1 Sum = AggregationFunctions.Start(aggregation, new Float1(bias));

    /// <summary>Gets the node, counted within its network.</summary>
    public int Node { get; } = first.Node;

    /// <summary>Gets its aggregation.</summary>
    public AggregationKind Aggregation { get; } = aggregation;

    /// <summary>Gets its value, once no edge is left.</summary>
    public readonly float Value => NodeActivation.Finish(_activation, Aggregation, _bias, _edges, Sum).Value;
}
