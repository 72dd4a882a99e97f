using Evolution.Core.Networks;
using Evolution.Core.Numerics;
using ILGPU;

namespace Evolution.Gpu.Views;

/// <summary>The weighted inputs of nodes whose edges and sources lie in shared memory.</summary>
/// <param name="edges">Edges, in the order of the network.</param>
/// <param name="firstEdge">The one at position 0.</param>
/// <param name="values">The values of the sources.</param>
public readonly struct WindowInputs(InputBuffer edges, int firstEdge, ValueWindow values) : INodeInputs<Float1>
{
    private readonly InputBuffer _edges = edges;
    private readonly int _firstEdge = firstEdge;
    private readonly ValueWindow _values = values;

    /// <inheritdoc/>
    public WeightedInput<Float1> this[int edge]
    {
        get
        {
            NetworkEdge one = _edges.Edge(edge - _firstEdge);
            return new(new Float1(one.Weight), new Float1(_values[one.Source]));
        }
    }

    /// <summary>
    /// Takes a node's edges into the accumulator of a sum, in stored order: the next eight inputs are fetched while eight are added. For nodes of many
    /// edges, because the first eight and the last ones may be other nodes' too, and are taken for nothing.
    /// </summary>
    /// <param name="firstEdge">The first edge.</param>
    /// <param name="endEdge">One past the last edge.</param>
    /// <param name="sum">The accumulator.</param>
    public Float1 AddToSum(int firstEdge, int endEdge, Float1 sum)
    {
        int first = firstEdge - _firstEdge;
        int end = endEdge - _firstEdge;
        int octet = first & -WeightedOctet.Count;
        int lastOctet = end & -WeightedOctet.Count;
        sum = Fetch(octet).AddTo(sum, octet - first, end - first);
        octet += WeightedOctet.Count;
        WeightedOctet inputs = Fetch(IntrinsicMath.Min(octet, lastOctet));
        for (; octet + WeightedOctet.Count < lastOctet; octet += 2 * WeightedOctet.Count)
        {
            WeightedOctet next = Fetch(octet + WeightedOctet.Count);
            sum = inputs.AddTo(sum);
            inputs = Fetch(octet + (2 * WeightedOctet.Count));
            sum = next.AddTo(sum);
        }

        if (octet < lastOctet)
        {
            sum = inputs.AddTo(sum);
            octet += WeightedOctet.Count;
            inputs = Fetch(octet);
        }

        return octet < end ? inputs.AddTo(sum, octet - first, end - first) : sum;
    }

    private WeightedOctet Fetch(int position)
    {
        EdgePair a = _edges.Pair(position);
        EdgePair b = _edges.Pair(position + 2);
        EdgePair c = _edges.Pair(position + 4);
        EdgePair d = _edges.Pair(position + 6);
        return new WeightedOctet
        {
            A = Weigh(a.Even),
            B = Weigh(a.Odd),
            C = Weigh(b.Even),
            D = Weigh(b.Odd),
            E = Weigh(c.Even),
            F = Weigh(c.Odd),
            G = Weigh(d.Even),
            H = Weigh(d.Odd),
        };
    }

    private WeightedInput<Float1> Weigh(ulong edge)
    {
        NetworkEdge one = GlobalNodes.Unpack(edge);
        return new(new Float1(one.Weight), new Float1(_values.ValueOrAny(one.Source)));
    }
}
