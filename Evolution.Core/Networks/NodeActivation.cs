using Evolution.Core.Genomes;
using Evolution.Core.Networks.Activations;
using Evolution.Core.Networks.Aggregations;
using Evolution.Core.Numerics;

namespace Evolution.Core.Networks;

/// <summary>
/// The activation of one node in steps, for nodes whose edges come in parts or are multiplied by other threads than the one
/// that adds them up. The bits are those of <see cref="EachNodesFunctions"/>: the same functions in the same order.
/// </summary>
public static class NodeActivation
{
    /// <summary>Returns the accumulator before the first edge.</summary>
    public static Float1 Start<TNodes>(TNodes nodes, int node)
        where TNodes : struct, INetworkNodes, allows ref struct =>
        AggregationFunctions.Start(nodes.Aggregation(node), new Float1(nodes.Bias(node)));

    /// <summary>Takes some edges of a node into its accumulator, in stored order.</summary>
    /// <param name="terms">The products.</param>
    /// <param name="kind">The node's aggregation.</param>
    /// <param name="first">The first edge.</param>
    /// <param name="end">One past the last edge.</param>
    /// <param name="sum">The accumulator.</param>
    public static Float1 Add<TTerms>(TTerms terms, AggregationKind kind, int first, int end, Float1 sum)
        where TTerms : struct, INodeTerms
    {
        if (kind == AggregationKind.Sum)
        {
            return AddToSum(terms, first, end, sum);
        }

        for (int edge = first; edge < end; edge++)
        {
            sum = AggregationFunctions.Add(kind, sum, terms.Term(edge));
        }

        return sum;
    }

    /// <summary>Returns the value of a node once all its edges are taken in.</summary>
    public static float Finish<TNodes>(TNodes nodes, int node, int edges, Float1 sum)
        where TNodes : struct, INetworkNodes, allows ref struct
    {
        sum = AggregationFunctions.Finish(nodes.Aggregation(node), sum, new Float1(nodes.Bias(node)), edges);
        return ActivationFunctions.Invoke(nodes.Activation(node), sum).Value;
    }

    /// <summary>Fetches four terms before it adds the first, so that a device waits for them together.</summary>
    private static Float1 AddToSum<TTerms>(TTerms terms, int first, int end, Float1 sum)
        where TTerms : struct, INodeTerms
    {
        int edge = first;
        for (; edge <= end - 4; edge += 4)
        {
            Float1 a = terms.Term(edge);
            Float1 b = terms.Term(edge + 1);
            Float1 c = terms.Term(edge + 2);
            Float1 d = terms.Term(edge + 3);
            sum = Sum.Add(Sum.Add(Sum.Add(Sum.Add(sum, a), b), c), d);
        }

        for (; edge < end; edge++)
        {
            sum = Sum.Add(sum, terms.Term(edge));
        }

        return sum;
    }
}
