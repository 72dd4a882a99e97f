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
    public static TVector Start<TVector, TNodes>(TNodes nodes, int node)
        where TVector : struct, IFloatVector<TVector>
        where TNodes : struct, INetworkNodes, allows ref struct =>
        AggregationFunctions.Start(nodes.Aggregation(node), TVector.Broadcast(nodes.Bias(node)));

    /// <summary>Takes some edges of a node into its accumulator, in stored order.</summary>
    /// <param name="terms">The products.</param>
    /// <param name="kind">The node's aggregation.</param>
    /// <param name="first">The first edge.</param>
    /// <param name="end">One past the last edge.</param>
    /// <param name="sum">The accumulator.</param>
    public static TVector Add<TVector, TTerms>(TTerms terms, AggregationKind kind, int first, int end, TVector sum)
        where TVector : struct, IFloatVector<TVector>
        where TTerms : struct, INodeTerms<TVector>
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
    public static TVector Finish<TVector, TNodes>(TNodes nodes, int node, int edges, TVector sum)
        where TVector : struct, IFloatVector<TVector>
        where TNodes : struct, INetworkNodes, allows ref struct =>
        Finish(nodes.Activation(node), nodes.Aggregation(node), TVector.Broadcast(nodes.Bias(node)), edges, sum);

    /// <summary>Returns the value of a node of which everything is at hand.</summary>
    public static TVector Finish<TVector>(ActivationKind activation, AggregationKind aggregation, TVector bias, int edges, TVector sum)
        where TVector : struct, IFloatVector<TVector> =>
        ActivationFunctions.Invoke(activation, AggregationFunctions.Finish(aggregation, sum, bias, edges));

    /// <summary>Fetches eight terms before it adds the first, and the rest by four, so that a device waits for them together.</summary>
    private static TVector AddToSum<TVector, TTerms>(TTerms terms, int first, int end, TVector sum)
        where TVector : struct, IFloatVector<TVector>
        where TTerms : struct, INodeTerms<TVector>
    {
        int edge = first;
        for (; edge <= end - 8; edge += 8)
        {
            TVector a = terms.Term(edge);
            TVector b = terms.Term(edge + 1);
            TVector c = terms.Term(edge + 2);
            TVector d = terms.Term(edge + 3);
            TVector e = terms.Term(edge + 4);
            TVector f = terms.Term(edge + 5);
            TVector g = terms.Term(edge + 6);
            TVector h = terms.Term(edge + 7);
            sum = Sum.Add(Sum.Add(Sum.Add(Sum.Add(sum, a), b), c), d);
            sum = Sum.Add(Sum.Add(Sum.Add(Sum.Add(sum, e), f), g), h);
        }

        int last = end - 1;
        for (; edge < end; edge += 4)
        {
            TVector a = terms.Term(edge);
            TVector b = terms.Term(Math.Min(edge + 1, last));
            TVector c = terms.Term(Math.Min(edge + 2, last));
            TVector d = terms.Term(Math.Min(edge + 3, last));
            sum = Sum.Add(sum, a);
            sum = edge + 1 < end ? Sum.Add(sum, b) : sum;
            sum = edge + 2 < end ? Sum.Add(sum, c) : sum;
            sum = edge + 3 < end ? Sum.Add(sum, d) : sum;
        }

        return sum;
    }
}
