namespace Evolution.Core.Networks;

/// <summary>The columns of a <see cref="NetworkBatch"/> that a device reads.</summary>
public enum BatchColumn
{
    /// <summary>Network to genome.</summary>
    Genome,

    /// <summary>Network to its first node.</summary>
    NodeOffset,

    /// <summary>Node to its first edge.</summary>
    EdgeOffset,

    /// <summary>Edges.</summary>
    Edge,

    /// <summary>Weights of edges.</summary>
    Weight,

    /// <summary>Bias of each node.</summary>
    Bias,

    /// <summary>Time step over time constant of each node.</summary>
    Rate,

    /// <summary>Activation function of each node.</summary>
    Activation,

    /// <summary>Aggregation of each node.</summary>
    Aggregation,

    /// <summary>Outputs of each network.</summary>
    OutputNode,
}
