using Evolution.Core.Genomes;
using Evolution.Core.Networks.Aggregations;
using Evolution.Core.Numerics;
using ILGPU;

namespace Evolution.Gpu.Views;

/// <summary>Adds up the chunks of a warp one after the other, each thread for a lane, and writes the values of nodes.</summary>
public struct ChunkAdder
{
    private const int Octet = 8;

    private readonly GlobalNodes _nodes;
    private readonly GatherMemory _memory;
    private readonly ArrayView<float> _values;
    private readonly int _lane;
    private readonly int _lanes;
    private readonly int _lanesOfColumn;
    private readonly int _value;
    private EdgeChunk _next;
    private float _bias;
    private ActivationKind _activation;
    private AggregationKind _aggregation;

    /// <summary>Begins with the first chunk, which is in memory.</summary>
    /// <param name="nodes">The network.</param>
    /// <param name="memory">The chunks, their edges and values.</param>
    /// <param name="values">Receives values as <c>[node][lane]</c>.</param>
    /// <param name="work">The lanes.</param>
    /// <param name="column">The column of lanes that the warp computes.</param>
    public ChunkAdder(GlobalNodes nodes, GatherMemory memory, ArrayView<float> values, TeamView work, int column)
    {
        _nodes = nodes;
        _memory = memory;
        _lane = WarpThread.Lane;
        _lanes = work.Lanes;
        _lanesOfColumn = work.LanesOfColumn;
        _values = values;
        _value = (column * _lanesOfColumn) + _lane;
        Number = 0;
        _next = memory.Chunk(0);
        _bias = nodes.Bias(_next.Node);
        _activation = nodes.Activation(_next.Node);
        _aggregation = nodes.Aggregation(_next.Node);
    }

    /// <summary>Gets the number of the chunk that comes next.</summary>
    public int Number { get; private set; }

    /// <summary>Gets the level of the next node.</summary>
    public readonly int Level => _next.Level;

    /// <summary>Goes on to the next node.</summary>
    public readonly NodeSum Begin() => new(_next, _bias, _activation, _aggregation);

    /// <summary>Adds up a chunk of the node, whose values are there.</summary>
    public void Add(ref NodeSum node)
    {
        if (node.Left <= EdgeChunk.Most)
        {
            // What the next node needs is under way while the last chunk of this one is added up.
            _next = _memory.Chunk(Number + 1);
            _bias = _nodes.Bias(_next.Node);
            _activation = _nodes.Activation(_next.Node);
            _aggregation = _nodes.Aggregation(_next.Node);
        }

        ArrayView<StreamWord> weights = _memory.Weights(Number);
        ArrayView<float> values = _memory.Values(Number).SubView(_lane);
        node.Sum = node.Aggregation == AggregationKind.Sum ? AddToSum(weights, values, node.Left, node.Sum) : AddToOther(weights, values, node);
        node.Left -= EdgeChunk.Most;
        Number++;
    }

    /// <summary>Writes the value of a node whose edges are all added up.</summary>
    public readonly void Finish(NodeSum node)
    {
        if (_lane < _lanesOfColumn)
        {
            _values[(node.Node * _lanes) + _value] = node.Value;
        }
    }

    private static Float1 AddToSum(ArrayView<StreamWord> weights, ArrayView<float> values, int count, Float1 sum)
    {
        if (count >= EdgeChunk.Most)
        {
            sum = AddOctet(Weights(weights, 0), Values(values, 0), sum);
            sum = AddOctet(Weights(weights, 1), Values(values, 1), sum);
            sum = AddOctet(Weights(weights, 2), Values(values, 2), sum);
            return AddOctet(Weights(weights, 3), Values(values, 3), sum);
        }

        int octets = count >> 3;
        for (int octet = 0; octet < octets; octet++)
        {
            sum = AddOctet(Weights(weights, octet), Values(values, octet), sum);
        }

        int rest = count & (Octet - 1);
        return rest == 0 ? sum : AddRest(Weights(weights, octets), Values(values, octets), rest, sum);
    }

    private static ArrayView<StreamWord> Weights(ArrayView<StreamWord> weights, int octet) => weights.SubView(octet * Octet / ValueQuad.Count);

    private static ArrayView<float> Values(ArrayView<float> values, int octet) => values.SubView(octet * Octet * Warp.WarpSize);

    private static Float1 AddOctet(ArrayView<StreamWord> weights, ArrayView<float> values, Float1 sum)
    {
        StreamWord first = weights[0];
        StreamWord second = weights[1];
        sum = Add(sum, first.A, Row(values, 0));
        sum = Add(sum, first.B, Row(values, 1));
        sum = Add(sum, first.C, Row(values, 2));
        sum = Add(sum, first.D, Row(values, 3));
        sum = Add(sum, second.A, Row(values, 4));
        sum = Add(sum, second.B, Row(values, 5));
        sum = Add(sum, second.C, Row(values, 6));
        return Add(sum, second.D, Row(values, 7));
    }

    /// <summary>Adds up less than eight edges; all rows are read, whatever lies there.</summary>
    private static Float1 AddRest(ArrayView<StreamWord> weights, ArrayView<float> values, int count, Float1 sum)
    {
        StreamWord first = weights[0];
        StreamWord second = weights[1];
        float a = Row(values, 0);
        float b = Row(values, 1);
        float c = Row(values, 2);
        float d = Row(values, 3);
        float e = Row(values, 4);
        float f = Row(values, 5);
        float g = Row(values, 6);
        sum = count > 0 ? Add(sum, first.A, a) : sum;
        sum = count > 1 ? Add(sum, first.B, b) : sum;
        sum = count > 2 ? Add(sum, first.C, c) : sum;
        sum = count > 3 ? Add(sum, first.D, d) : sum;
        sum = count > 4 ? Add(sum, second.A, e) : sum;
        sum = count > 5 ? Add(sum, second.B, f) : sum;
        return count > 6 ? Add(sum, second.C, g) : sum;
    }

    private static float Row(ArrayView<float> values, int row) => values[row * Warp.WarpSize];

    private static Float1 Add(Float1 sum, uint weight, float value) => Sum.Add(sum, new Float1(Interop.IntAsFloat(weight)), new Float1(value));

    private static Float1 AddToOther(ArrayView<StreamWord> weights, ArrayView<float> values, NodeSum node)
    {
        ArrayView<uint> each = weights.Cast<uint>();
        Float1 accumulator = node.Sum;
        for (int edge = 0; edge < IntrinsicMath.Min(node.Left, EdgeChunk.Most); edge++)
        {
            var weight = new Float1(Interop.IntAsFloat(each[edge]));
            accumulator = AggregationFunctions.Add(node.Aggregation, accumulator, weight, new Float1(Row(values, edge)));
        }

        return accumulator;
    }
}
