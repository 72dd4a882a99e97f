using Evolution.Core.Networks.Aggregations;
using Evolution.Core.Numerics;
using ILGPU;

namespace Evolution.Gpu.Views;

/// <summary>Eight weighted inputs of one node, next to each other.</summary>
public struct WeightedOctet
{
    /// <summary>The inputs.</summary>
    public const int Count = 8;

    /// <summary>Returns how many octets a node's edges make up. Shifted, because a device divides numbers with a sign at length.</summary>
    public static int Octets(int edges) => edges >> 3;

    /// <summary>Returns how many of a node's edges make up no octet.</summary>
    public static int Rest(int edges) => edges & (Count - 1);

    private StreamWord _weights;
    private StreamWord _moreWeights;
    private float _a;
    private float _b;
    private float _c;
    private float _d;
    private float _e;
    private float _f;
    private float _g;
    private float _h;

    /// <summary>Reads an octet of the calling thread's node.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="ahead">Where the octet begins there.</param>
    /// <param name="values">The values of the sources.</param>
    /// <param name="nodes">The nodes of the run.</param>
    public static WeightedOctet Read(NodeStream stream, int ahead, ValueWindow values, int nodes)
    {
        int first = ahead + stream.Place(nodes);
        StreamWord sources = stream.Word(first);
        return new WeightedOctet
        {
            _weights = stream.Word(first + nodes),
            _moreWeights = stream.Word(first + (2 * nodes)),
            _a = values[Low(sources.A)],
            _b = values[High(sources.A)],
            _c = values[Low(sources.B)],
            _d = values[High(sources.B)],
            _e = values[Low(sources.C)],
            _f = values[High(sources.C)],
            _g = values[Low(sources.D)],
            _h = values[High(sources.D)],
        };
    }

    /// <summary>Adds up all of them, in stored order.</summary>
    /// <param name="sum">The sum of what comes before.</param>
    public readonly Float1 AddTo(Float1 sum)
    {
        sum = Add(sum, _weights.A, _a);
        sum = Add(sum, _weights.B, _b);
        sum = Add(sum, _weights.C, _c);
        sum = Add(sum, _weights.D, _d);
        sum = Add(sum, _moreWeights.A, _e);
        sum = Add(sum, _moreWeights.B, _f);
        sum = Add(sum, _moreWeights.C, _g);
        return Add(sum, _moreWeights.D, _h);
    }

    private static Float1 Add(Float1 sum, uint weight, float value) => Sum.Add(sum, new Float1(Interop.IntAsFloat(weight)), new Float1(value));

    private static int Low(uint sources) => (int)(sources & 0xFFFF);

    private static int High(uint sources) => (int)(sources >> 16);
}
