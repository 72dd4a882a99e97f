using Evolution.Core.Genomes;
using Evolution.Core.Networks;
using Evolution.Core.Numerics;

namespace Evolution.Gpu.Views;

/// <summary>The weighted inputs of one lane, which several threads have fetched.</summary>
/// <param name="inputs">The inputs.</param>
/// <param name="firstEdge">The edge of the first one.</param>
public readonly struct StagedInputs(InputBuffer inputs, int firstEdge) : INodeInputs<Float1>
{
    private readonly InputBuffer _inputs = inputs;
    private readonly int _firstEdge = firstEdge;

    /// <inheritdoc/>
    public WeightedInput<Float1> this[int edge] => _inputs.Get(edge - _firstEdge);

    /// <summary>Takes some edges of a node into its accumulator, in stored order.</summary>
    /// <param name="kind">The node's aggregation.</param>
    /// <param name="first">The first edge.</param>
    /// <param name="end">One past the last edge.</param>
    /// <param name="sum">The accumulator.</param>
    public Float1 AddTo(AggregationKind kind, int first, int end, Float1 sum) =>
        kind != AggregationKind.Sum ? NodeActivation.Add(this, kind, first, end, sum)
        : first < end ? AddToSum(first - _firstEdge, end - _firstEdge, sum)
        : sum;

    /// <summary>Adds up octet by octet, of which the first and the last may be other nodes' too; the next one is fetched while one is added.</summary>
    private Float1 AddToSum(int first, int end, Float1 sum)
    {
        int octet = first >> 3;
        int last = (end - 1) >> 3;
        int skipped = first & (StagedOctet.Count - 1);
        int ofLast = end - (last * StagedOctet.Count);
        StagedOctet inputs = _inputs.Octet(octet);
        if (octet == last)
        {
            return inputs.AddTo(skipped, ofLast, sum);
        }

        StagedOctet next = _inputs.Octet(octet + 1);
        sum = inputs.AddTo(skipped, StagedOctet.Count, sum);
        for (octet++; octet + 2 <= last; octet += 2)
        {
            inputs = _inputs.Octet(octet + 1);
            sum = next.AddTo(sum);
            next = _inputs.Octet(octet + 2);
            sum = inputs.AddTo(sum);
        }

        if (octet < last)
        {
            inputs = _inputs.Octet(last);
            sum = next.AddTo(sum);
            next = inputs;
        }

        return next.AddTo(0, ofLast, sum);
    }
}
