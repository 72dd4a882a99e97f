namespace Evolution.Core.Genomes;

/// <summary>How the nodes of a first genome may be joined.</summary>
public enum InitialTopologyKind
{
    /// <summary>Inputs to outputs; where there are hidden nodes, inputs to those, those to outputs, and of the inputs only the bias to outputs too.</summary>
    Layered,

    /// <summary>Each genome has its own number of hidden nodes, and any node may be joined to any that follows in the order inputs, hidden nodes, outputs.</summary>
    Random,
}
