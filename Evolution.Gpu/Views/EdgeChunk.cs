namespace Evolution.Gpu.Views;

/// <summary>Edges of one node that a warp takes in hand at once.</summary>
public readonly struct EdgeChunk
{
    /// <summary>The most edges.</summary>
    public const int Most = 32;

    /// <summary>The level where there is no more chunk.</summary>
    public const int None = int.MaxValue;

    private readonly StreamWord _word;

    private EdgeChunk(StreamWord word) => _word = word;

    /// <summary>Gets the node, counted within its network.</summary>
    public int Node => (int)_word.A;

    /// <summary>Gets the edges in hand.</summary>
    public int Count => (int)_word.B;

    /// <summary>Gets the number of the node's edges.</summary>
    public int Edges => (int)_word.C;

    /// <summary>Gets the node's level, counted within its network, or <see cref="None"/>.</summary>
    public int Level => (int)_word.D;

    /// <summary>Returns the word of a chunk.</summary>
    /// <param name="node">The node.</param>
    /// <param name="count">The edges in hand.</param>
    public static StreamWord Word(ListedNode node, int count) =>
        new() { A = (uint)node.Node, B = (uint)count, C = (uint)node.Edges, D = (uint)node.Level };

    /// <summary>Reads the word of a chunk.</summary>
    public static EdgeChunk Of(StreamWord word) => new(word);
}
