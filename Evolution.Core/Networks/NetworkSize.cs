namespace Evolution.Core.Networks;

/// <summary>The rows that a network, or several, take in a batch.</summary>
/// <param name="Nodes">Computed nodes.</param>
/// <param name="Edges">Edges.</param>
/// <param name="Levels">Dependency levels.</param>
internal readonly record struct NetworkSize(int Nodes, int Edges, int Levels)
{
    /// <summary>Gets the work of an activation, in nodes and edges.</summary>
    public int Work => Nodes + Edges;

    /// <summary>Returns the rows of both together.</summary>
    /// <exception cref="OverflowException">They are 2^31 or more.</exception>
    public NetworkSize Plus(NetworkSize other) =>
        checked(new NetworkSize(Nodes + other.Nodes, Edges + other.Edges, Levels + other.Levels));
}
