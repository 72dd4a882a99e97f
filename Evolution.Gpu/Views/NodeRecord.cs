using Evolution.Core.Genomes;
using ILGPU;

namespace Evolution.Gpu.Views;

/// <summary>What a thread has to know of its node beside the edges.</summary>
public readonly struct NodeRecord
{
    private const int AggregationShift = 8;
    private const int RestShift = 16;
    private readonly StreamWord _word;

    private NodeRecord(StreamWord word) => _word = word;

    /// <summary>Gets the node, counted within the network.</summary>
    public int Node => (int)_word.A;

    /// <summary>Gets its bias.</summary>
    public float Bias => Interop.IntAsFloat(_word.B);

    /// <summary>Gets the number of its edges.</summary>
    public int Edges => (int)_word.C;

    /// <summary>Gets its activation function.</summary>
    public ActivationKind Activation => (ActivationKind)(byte)_word.D;

    /// <summary>Gets its aggregation.</summary>
    public AggregationKind Aggregation => (AggregationKind)(byte)(_word.D >> AggregationShift);

    /// <summary>Gets where those of its edges that make up no octet begin among those of the slice.</summary>
    public int FirstOfRest => (int)(_word.D >> RestShift);

    /// <summary>Returns the word of a node.</summary>
    /// <param name="node">The node, counted within the network.</param>
    /// <param name="bias">Its bias.</param>
    /// <param name="edges">Its edges.</param>
    /// <param name="activation">Its activation function.</param>
    /// <param name="aggregation">Its aggregation.</param>
    /// <param name="firstOfRest">Where its edges that make up no octet begin.</param>
    public static StreamWord Word(int node, float bias, int edges, byte activation, byte aggregation, int firstOfRest) => new()
    {
        A = (uint)node,
        B = Interop.FloatAsInt(bias),
        C = (uint)edges,
        D = activation | ((uint)aggregation << AggregationShift) | ((uint)firstOfRest << RestShift),
    };

    /// <summary>Reads the word of a node.</summary>
    public static NodeRecord Of(StreamWord word) => new(word);
}
