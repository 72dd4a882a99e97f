using Evolution.Core.Genomes;
using Evolution.Core.Networks.Activations;
using Evolution.Core.Networks.Aggregations;
using Evolution.Core.Numerics;

namespace Evolution.Core.Networks;

/// <summary>Every node has an activation function and an aggregation of its own.</summary>
public readonly struct EachNodesFunctions : INodeFunctions
{
    /// <inheritdoc/>
    public static float Compute<TNodes, TValues>(TNodes nodes, TValues values, int node, int edge, int end)
        where TNodes : struct, INetworkNodes, allows ref struct
        where TValues : struct, IFloatBuffer, allows ref struct
    {
        AggregationKind aggregation = nodes.Aggregation(node);
        Float1 sum = aggregation == AggregationKind.Sum
            ? WeightedSum.Of(nodes, values, node, edge, end)
            : Aggregate(nodes, values, edge, end, new Float1(nodes.Bias(node)), aggregation);
        return ActivationFunctions.Invoke(nodes.Activation(node), sum).Value;
    }

    private static Float1 Aggregate<TNodes, TValues>(TNodes nodes, TValues values, int first, int end, Float1 bias, AggregationKind kind)
        where TNodes : struct, INetworkNodes, allows ref struct
        where TValues : struct, IFloatBuffer, allows ref struct
    {
        Float1 sum = AggregationFunctions.Start(kind, bias);
        for (int edge = first; edge < end; edge++)
        {
            NetworkEdge one = nodes.Edge(edge);
            sum = AggregationFunctions.Add(kind, sum, WeightedSum.Term(one, values[one.Source]));
        }

        return AggregationFunctions.Finish(kind, sum, bias, end - first);
    }
}
