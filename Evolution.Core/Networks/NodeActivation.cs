using Evolution.Core.Genomes;
using Evolution.Core.Networks.Activations;
using Evolution.Core.Networks.Aggregations;
using Evolution.Core.Numerics;

namespace Evolution.Core.Networks;

/// <summary>
/// The activation of one node in steps, for nodes whose edges come in parts or are fetched by other threads than the one
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
    /// <param name="inputs">The weighted inputs.</param>
    /// <param name="kind">The node's aggregation.</param>
    /// <param name="first">The first edge.</param>
    /// <param name="end">One past the last edge.</param>
    /// <param name="sum">The accumulator.</param>
    public static TVector Add<TVector, TInputs>(TInputs inputs, AggregationKind kind, int first, int end, TVector sum)
        where TVector : struct, IFloatVector<TVector>
        where TInputs : struct, INodeInputs<TVector>
    {
        if (kind == AggregationKind.Sum)
        {
            return AddToSum(inputs, first, end, sum);
        }

        for (int edge = first; edge < end; edge++)
        {
            WeightedInput<TVector> input = inputs[edge];
            sum = AggregationFunctions.Add(kind, sum, input.Weight, input.Value);
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

    /// <summary>Fetches eight inputs before it adds the first, and the rest by four, so that a device waits for them together.</summary>
    private static TVector AddToSum<TVector, TInputs>(TInputs inputs, int first, int end, TVector sum)
        where TVector : struct, IFloatVector<TVector>
        where TInputs : struct, INodeInputs<TVector>
    {
        int edge = first;
        for (; edge <= end - 8; edge += 8)
        {
            WeightedInput<TVector> a = inputs[edge];
            WeightedInput<TVector> b = inputs[edge + 1];
            WeightedInput<TVector> c = inputs[edge + 2];
            WeightedInput<TVector> d = inputs[edge + 3];
            WeightedInput<TVector> e = inputs[edge + 4];
            WeightedInput<TVector> f = inputs[edge + 5];
            WeightedInput<TVector> g = inputs[edge + 6];
            WeightedInput<TVector> h = inputs[edge + 7];
            sum = Add(Add(Add(Add(sum, a), b), c), d);
            sum = Add(Add(Add(Add(sum, e), f), g), h);
        }

        int last = end - 1;
        for (; edge < end; edge += 4)
        {
            WeightedInput<TVector> a = inputs[edge];
            WeightedInput<TVector> b = inputs[Math.Min(edge + 1, last)];
            WeightedInput<TVector> c = inputs[Math.Min(edge + 2, last)];
            WeightedInput<TVector> d = inputs[Math.Min(edge + 3, last)];
            sum = Add(sum, a);
            sum = edge + 1 < end ? Add(sum, b) : sum;
            sum = edge + 2 < end ? Add(sum, c) : sum;
            sum = edge + 3 < end ? Add(sum, d) : sum;
        }

        return sum;
    }

    private static TVector Add<TVector>(TVector sum, WeightedInput<TVector> input)
        where TVector : struct, IFloatVector<TVector> => Sum.Add(sum, input.Weight, input.Value);
}
