using System.Runtime.CompilerServices;
using Evolution.Core.Genomes;
using Evolution.Core.Networks.Activations;
using Evolution.Core.Networks.Aggregations;
using Evolution.Core.Numerics;

namespace Evolution.Core.Networks;

/// <summary>The activation of one network for one lane, a node and an edge after the other: the oracle on the host, and what a kernel's thread does.</summary>
public static class ScalarActivation
{
    /// <summary>Computes every node of a network from its inputs.</summary>
    /// <param name="nodes">The network.</param>
    /// <param name="values">The lane's values by node; inputs are read, the rest is written.</param>
    public static void Run<TNodes, TValues>(TNodes nodes, TValues values)
        where TNodes : struct, INetworkNodes, allows ref struct
        where TValues : struct, IFloatBuffer, allows ref struct
    {
        int count = nodes.Count;
        int edge = nodes.FirstEdge;
        for (int node = nodes.Inputs; node < count; node++)
        {
            int end = nodes.EdgeEnd(node);
            AggregationKind aggregation = nodes.Aggregation(node);
            var bias = new Float1(nodes.Bias(node));
            Float1 sum = aggregation == AggregationKind.Sum
                ? SumEdges(nodes, values, edge, end, bias)
                : Aggregate(nodes, values, edge, end, bias, aggregation);
            values[node] = ActivationFunctions.Invoke(nodes.Activation(node), sum).Value;
            edge = end;
        }
    }

    /// <summary>The aggregation that nearly every node has, without a choice an edge.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Float1 SumEdges<TNodes, TValues>(TNodes nodes, TValues values, int edge, int end, Float1 bias)
        where TNodes : struct, INetworkNodes, allows ref struct
        where TValues : struct, IFloatBuffer, allows ref struct
    {
        Float1 sum = Sum.Start(bias);
        for (; edge < end; edge++)
        {
            NetworkEdge one = nodes.Edge(edge);
            sum = Sum.Add(sum, new Float1(one.Weight) * new Float1(values[one.Source]));
        }

        return sum;
    }

    private static Float1 Aggregate<TNodes, TValues>(TNodes nodes, TValues values, int first, int end, Float1 bias, AggregationKind kind)
        where TNodes : struct, INetworkNodes, allows ref struct
        where TValues : struct, IFloatBuffer, allows ref struct
    {
        Float1 sum = AggregationFunctions.Start(kind, bias);
        for (int edge = first; edge < end; edge++)
        {
            NetworkEdge one = nodes.Edge(edge);
            sum = AggregationFunctions.Add(kind, sum, new Float1(one.Weight) * new Float1(values[one.Source]));
        }

        return AggregationFunctions.Finish(kind, sum, bias, end - first);
    }
}
