using Evolution.Core.Genomes;
using Evolution.Core.Networks.Activations;
using Evolution.Core.Networks.Aggregations;
using Evolution.Core.Numerics;

namespace Evolution.Core.Networks;

/// <summary>Every node has an activation function and an aggregation of its own.</summary>
public readonly struct EachNodesFunctions : INodeFunctions
{
    /// <inheritdoc/>
    public static TVector Compute<TVector, TNodes, TValues>(TNodes nodes, TValues values, int node, int edge, int end)
        where TVector : struct, IThreadVector<TVector>
        where TNodes : struct, INetworkNodes, allows ref struct
        where TValues : struct, INodeValues<TVector>, allows ref struct
    {
        AggregationKind aggregation = nodes.Aggregation(node);
        TVector sum = aggregation == AggregationKind.Sum
            ? WeightedSum.Of<TVector, TNodes, TValues>(nodes, values, node, edge, end)
            : Aggregate(nodes, values, edge, end, TVector.Broadcast(nodes.Bias(node)), aggregation);
        return ActivationFunctions.Invoke(nodes.Activation(node), sum);
    }

    private static TVector Aggregate<TVector, TNodes, TValues>(TNodes nodes, TValues values, int first, int end, TVector bias, AggregationKind kind)
        where TVector : struct, IThreadVector<TVector>
        where TNodes : struct, INetworkNodes, allows ref struct
        where TValues : struct, INodeValues<TVector>, allows ref struct
    {
        TVector sum = AggregationFunctions.Start(kind, bias);
        for (int edge = first; edge < end; edge++)
        {
            NetworkEdge one = nodes.Edge(edge);
            sum = AggregationFunctions.Add(kind, sum, TVector.Broadcast(one.Weight), values[one.Source]);
        }

        return AggregationFunctions.Finish(kind, sum, bias, end - first);
    }
}
