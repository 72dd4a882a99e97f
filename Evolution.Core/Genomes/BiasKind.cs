namespace Evolution.Core.Genomes;

/// <summary>Where a node's offset comes from.</summary>
public enum BiasKind
{
    /// <summary>A constant input of 1 after the task's inputs; its connections evolve like any other (Stanley and Miikkulainen 2002).</summary>
    Input,

    /// <summary>Each hidden and output node has a bias gene that is mutated and crossed like a weight.</summary>
    Node,

    /// <summary>No offsets.</summary>
    None,
}
