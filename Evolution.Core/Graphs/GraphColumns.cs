namespace Evolution.Core.Graphs;

/// <summary>A directed graph whose first nodes are inputs, followed by the outputs.</summary>
internal readonly ref struct GraphColumns
{
    /// <summary>Gets the number of nodes.</summary>
    public required int Nodes { get; init; }

    /// <summary>Gets the number of inputs.</summary>
    public required int Inputs { get; init; }

    /// <summary>Gets the number of outputs, which are always needed.</summary>
    public required int Outputs { get; init; }

    /// <summary>Gets the source of each edge.</summary>
    public required ReadOnlySpan<int> Source { get; init; }

    /// <summary>Gets the target of each edge.</summary>
    public required ReadOnlySpan<int> Target { get; init; }

    /// <summary>Gets whether each edge counts.</summary>
    public required ReadOnlySpan<bool> Enabled { get; init; }
}
