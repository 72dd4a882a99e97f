namespace Evolution.Core.Networks;

/// <summary>The rows that a network takes in a batch.</summary>
/// <param name="Nodes">Computed nodes.</param>
/// <param name="Edges">Edges.</param>
/// <param name="Levels">Dependency levels.</param>
internal readonly record struct NetworkSize(int Nodes, int Edges, int Levels)
{
    /// <summary>Gets the work of an activation, in nodes and edges.</summary>
    public int Work => Nodes + Edges;
}
