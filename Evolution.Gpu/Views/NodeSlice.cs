namespace Evolution.Gpu.Views;

/// <summary>The nodes of one level that a warp adds up together, a thread each; those with more octets of edges come first.</summary>
public readonly struct NodeSlice
{
    /// <summary>The first node of the level where there is no more slice.</summary>
    public const int None = int.MaxValue;

    private NodeSlice(int firstOfLevel, int nodes, int runs, int rest)
    {
        FirstOfLevel = firstOfLevel;
        Nodes = nodes;
        Runs = runs;
        Rest = rest;
    }

    /// <summary>Gets the first node of the level, counted within the network, or <see cref="None"/>.</summary>
    public int FirstOfLevel { get; }

    /// <summary>Gets the nodes.</summary>
    public int Nodes { get; }

    /// <summary>Gets the runs of octets: in each, equally many nodes have more edges.</summary>
    public int Runs { get; }

    /// <summary>Gets the edges that make up no octet, of all nodes.</summary>
    public int Rest { get; }

    /// <summary>Gets what comes after the last slice.</summary>
    public static NodeSlice End => new(None, 0, 0, 0);

    /// <summary>Returns the word that a slice begins with.</summary>
    /// <param name="firstOfLevel">The first node of the level, counted within the network.</param>
    /// <param name="nodes">The nodes of the slice.</param>
    /// <param name="runs">The runs of octets.</param>
    /// <param name="rest">The edges that make up no octet.</param>
    public static StreamWord Head(int firstOfLevel, int nodes, int runs, int rest) =>
        new() { A = (uint)firstOfLevel, B = (uint)nodes, C = (uint)runs, D = (uint)rest };

    /// <summary>Reads the word that a slice begins with.</summary>
    public static NodeSlice Of(StreamWord head) => new((int)head.A, (int)head.B, (int)head.C, (int)head.D);
}
